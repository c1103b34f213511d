package io.driftmeter.micrometer;

import io.driftmeter.api.counts.LatencyCounts;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.report.LatencyObjective;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Meters of the model as a whole: predictions, latency, state and reference. */
final class ModelMeters {

  private ModelMeters() {}

  static void plan(MeterPlan plan, MonitorCounts shape, @Nullable LatencyObjective objective) {
    for (Outcome outcome : Outcome.values()) {
      plan.counter(
          MonitorMeter.PREDICTIONS,
          view -> view.counts().outcome(outcome).predictions(),
          outcome.tag());
      plan.timer(
          MonitorMeter.PREDICTION_TIME,
          view -> view.counts().outcome(outcome).timed(),
          view -> view.counts().outcome(outcome).nanos(),
          outcome.tag());
    }
    planLatency(plan, shape.latency());
    if (objective != null) {
      planObjective(plan, shape.latency(), objective);
    }
    for (ModelState state : ModelState.values()) {
      plan.gauge(MonitorMeter.STATE, view -> view.info().state() == state ? 1 : 0, state.tag());
    }
    plan.gauge(MonitorMeter.REPORT_AGE, VersionView::reportAge);
    plan.gauge(MonitorMeter.REFERENCE_AGE, VersionView::referenceAge);
  }

  /** The gauge that names the reference; another reference is another gauge. */
  static void planInfo(MeterPlan plan, ModelInfo info) {
    plan.gauge(
        MonitorMeter.INFO,
        view -> 1,
        reference(info, ReferenceInfo::shortFingerprint),
        reference(info, ReferenceInfo::version),
        reference(info, reference -> reference.kind().name().toLowerCase(Locale.ROOT)),
        reference(info, reference -> reference.builtAt().toString()),
        reference(
            info,
            reference ->
                Optional.ofNullable(reference.dataThrough()).map(Instant::toString).orElse("none")),
        artifact(info));
  }

  /** Whether the reference was made for the file of the model that is served. */
  private static String artifact(ModelInfo info) {
    if (!info.knowsArtifacts()) {
      return "unknown";
    }
    return info.isOfOtherArtifact() ? "other" : "same";
  }

  private static String reference(ModelInfo info, Function<ReferenceInfo, String> part) {
    return info.reference().map(part).orElse("none");
  }

  /** The limit is among the bounds. */
  private static void planObjective(
      MeterPlan plan, LatencyCounts latency, LatencyObjective objective) {
    int bound = latency.bounds().indexOf(objective.limit());
    plan.counter(
        MonitorMeter.WITHIN_OBJECTIVE, view -> view.counts().latency().within().get(bound));
    plan.gauge(MonitorMeter.LATENCY_OBJECTIVE, view -> objective.share());
  }

  private static void planLatency(MeterPlan plan, LatencyCounts latency) {
    List<Duration> bounds = latency.bounds();
    for (int i = 0; i < bounds.size(); i++) {
      int bound = i;
      plan.counter(
          MonitorMeter.PREDICTIONS_WITHIN,
          view -> view.counts().latency().within().get(bound),
          seconds(bounds.get(i)));
    }
    plan.counter(MonitorMeter.PREDICTIONS_WITHIN, view -> view.counts().latency().count(), "+Inf");
  }

  /** Seconds as Prometheus clients spell a bound: {@code 0.005}, {@code 1.0}. */
  static String seconds(Duration bound) {
    BigDecimal seconds = BigDecimal.valueOf(bound.toNanos(), 9).stripTrailingZeros();
    return seconds.setScale(Math.max(1, seconds.scale())).toPlainString();
  }
}
