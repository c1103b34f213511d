package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.recording.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks what is asked of the service: latency, errors and volume, against objectives and against a
 * serving baseline. Not thread-safe.
 */
public final class ServiceJudge {

  /** What errors and volume are called in findings, where others have a column. */
  private static final String ERRORS = "errors";

  private static final String VOLUME = "volume";

  /** What the parts of the service are called in findings. */
  public static final Set<String> NAMES = Set.of(Column.LATENCY.name(), ERRORS, VOLUME);

  private static final int PREDICTIONS = 0;
  private static final int FAILED = 1;

  private final VerdictRule rule;
  private final LatencyLimits limits;
  private final List<Question> latencyQuestions;
  private final List<Question> errorQuestions = new ArrayList<>();
  private final @Nullable ExpectedVolume volume;
  private final History latencies = new History();
  private final History outcomes = new History();
  private final Carried carriedLatencies;
  private final Carried carriedOutcomes;

  ServiceJudge(VerdictRule rule, LatencyLimits limits, @Nullable ServiceBaseline baseline) {
    this.rule = rule;
    this.limits = limits;
    latencyQuestions = limits.questions();
    Double errorShare = rule.objectives().errorShare();
    if (errorShare != null) {
      addErrors("", new ShareLaw.Objective(errorShare));
    }
    if (baseline != null && baseline.errors() != null) {
      addErrors(
          errorShare == null ? "" : "baseline",
          new ShareLaw.Ratio(
              baseline.errors(),
              rule.tolerances().informingRatio(),
              rule.tolerances().alarmingRatio(),
              false));
    }
    ServiceObjectives.Volume objective = rule.objectives().volume();
    volume =
        objective != null
            ? ExpectedVolume.of(objective, rule.window())
            : baseline == null ? null : baseline.volume();
    carriedLatencies = new Carried(rule.blindAfter());
    carriedOutcomes = new Carried(rule.blindAfter());
  }

  private void addErrors(String subject, ShareLaw law) {
    errorQuestions.add(
        new ShareQuestion(
            new Topic(Check.ERRORS, ERRORS, subject, Family.SERVICE),
            counts -> counts[FAILED],
            counts -> counts[PREDICTIONS],
            law));
  }

  /** Whether there is anything to ask of the latency. */
  boolean judgesLatency() {
    return !latencyQuestions.isEmpty();
  }

  /** What the window says of the latency. */
  Answers askLatency(Tally window, Instant start, Instant end, Episodes episodes) {
    int slot = window.layout().slots().latency();
    StateCounts states = window.states(slot);
    long[] counts =
        carriedLatencies.with(
            limits.count(window.values(slot), states.count(ValueState.ABOVE)), start);
    return new Answers(
        Column.LATENCY,
        states,
        Map.of(),
        ask(latencyQuestions, counts, latencies, carriedLatencies, "timed", end, episodes));
  }

  /** What the window says of errors and volume. */
  List<Inquiry> askService(Tally window, Instant start, Instant end, Episodes episodes) {
    long failed = window.outcome(Outcome.ERROR).predictions();
    long predictions = failed + window.outcome(Outcome.SUCCESS).predictions();
    long[] counts = carriedOutcomes.with(new long[] {predictions, failed}, start);
    List<Inquiry> inquiries =
        new ArrayList<>(
            ask(errorQuestions, counts, outcomes, carriedOutcomes, "counted", end, episodes));
    if (volume != null) {
      Topic topic = new Topic(Check.VOLUME, VOLUME, "", Family.SERVICE);
      inquiries.add(volume.ask(topic, window.rows(), start, end, rule.window()));
    }
    return inquiries;
  }

  /** The first count is that of all. */
  private List<Inquiry> ask(
      List<Question> questions,
      long[] counts,
      History history,
      Carried carried,
      String kind,
      Instant end,
      Episodes episodes) {
    if (counts[0] < rule.minimumCount()) {
      String reason = "too few %s predictions; carried over".formatted(kind);
      Verdict silence = carried.silence(counts[0], rule.minimumCount(), reason, end);
      return questions.stream()
          .map(question -> Inquiry.silent(question.topic(), silence, history))
          .toList();
    }
    history.add(counts, carried.since(), end);
    carried.answer(end);
    return questions.stream().map(question -> Inquiry.of(question, history, episodes)).toList();
  }
}
