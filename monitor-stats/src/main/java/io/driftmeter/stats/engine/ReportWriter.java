package io.driftmeter.stats.engine;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import io.driftmeter.stats.verdict.WindowJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the report of a closed window. Not thread-safe. */
final class ReportWriter {

  private final SlotMap slots;
  private final UnseenNames unseen;
  private volatile long written;
  private volatile long nanos;

  ReportWriter(SlotMap slots, UnseenNames unseen) {
    this.slots = slots;
    this.unseen = unseen;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the engine's lock, read by anyone
  DriftReport write(Deployment deployment, Window window, Instant end, @Nullable Learner learner) {
    long start = System.nanoTime();
    Tally tally = window.tally();
    WindowJudge judge = deployment.judge();
    List<ColumnReport> columns =
        judge == null ? learning(tally, learner) : judge.judge(tally, this::unseenNames);
    unseen.clear();
    long elapsed = System.nanoTime() - start;
    written++;
    nanos += elapsed;
    return new DriftReport(
        deployment.info(),
        window.start(),
        end,
        tally.rows(),
        outcomes(tally),
        LatencyGrid.summary(
            tally.values(slots.latency()), tally.states(slots.latency()).count(ValueState.ABOVE)),
        columns,
        Duration.ofNanos(elapsed));
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
    return new ColumnReport(column, states, Map.of(), verdict, unseenNames(column));
  }

  private static Map<Outcome, Long> outcomes(Tally tally) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, tally.outcome(outcome).predictions());
    }
    return outcomes;
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
