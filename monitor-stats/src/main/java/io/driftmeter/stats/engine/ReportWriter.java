package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import io.driftmeter.stats.verdict.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the report of a closed window. Not thread-safe. */
final class ReportWriter {

  private final SlotMap slots;
  private final UnseenNames unseen;
  private volatile long written;
  private volatile long nanos;
  private volatile Map<Response, Long> raised =
      Arrays.stream(Response.values())
          .collect(Collectors.toUnmodifiableMap(response -> response, response -> 0L));

  ReportWriter(SlotMap slots, UnseenNames unseen) {
    this.slots = slots;
    this.unseen = unseen;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the engine's lock, read by anyone
  DriftReport write(
      Deployment deployment,
      Window window,
      Instant end,
      List<ExpectedChange> expected,
      @Nullable Learner learner) {
    long start = System.nanoTime();
    Tally tally = window.tally();
    Verdicts verdicts =
        deployment.judge().judge(tally, window.start(), end, expected, this::unseenNames);
    List<ColumnReport> columns = new ArrayList<>();
    if (deployment.references() == null) {
      columns.addAll(learning(tally, learner));
    }
    columns.addAll(verdicts.columns());
    unseen.clear();
    count(verdicts.raised());
    long elapsed = System.nanoTime() - start;
    written++;
    nanos += elapsed;
    return new DriftReport(
        deployment.info(),
        window.start(),
        end,
        tally.rows(),
        outcomes(tally),
        LatencyFigures.summary(
            tally.values(slots.latency()), tally.states(slots.latency()).count(ValueState.ABOVE)),
        columns,
        verdicts.service(),
        verdicts.moved(),
        expected,
        Duration.ofNanos(elapsed));
  }

  private void count(List<Response> responses) {
    if (!responses.isEmpty()) {
      Map<Response, Long> sum = new EnumMap<>(raised);
      responses.forEach(response -> sum.merge(response, 1L, Long::sum));
      raised = Map.copyOf(sum);
    }
  }

  private List<String> unseenNames(Column column) {
    return unseen.names(slots.slot(column));
  }

  private List<ColumnReport> learning(Tally tally, @Nullable Learner learner) {
    long learned = learner == null ? 0 : learner.rows();
    long needed = learner == null ? 0 : learner.neededRows();
    Verdict verdict = new Verdict.InsufficientData(learned, needed, "learning the baseline");
    return slots.schema().columns().stream()
        .map(column -> report(column, tally.states(slots.slot(column)), verdict))
        .toList();
  }

  private ColumnReport report(Column column, StateCounts states, Verdict verdict) {
    Finding finding = new Finding(Check.DRIFT, column.name(), "", verdict, Response.NONE, null);
    return new ColumnReport(column, states, Map.of(), List.of(finding), unseenNames(column));
  }

  private static Map<Outcome, Long> outcomes(Tally tally) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, tally.outcome(outcome).predictions());
    }
    return outcomes;
  }

  /** How many findings were raised, by what they asked of people. */
  Map<Response, Long> raised() {
    return raised;
  }

  /** How many reports were written. */
  long written() {
    return written;
  }

  /** How long that took. */
  Duration time() {
    return Duration.ofNanos(nanos);
  }
}
