package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.schema.Column;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up all that a monitor says: every window, and the last counts of every version. One thread
 * ticks, deploys, closes and looks after each of these, and whenever the monitor asks for the time,
 * so no report can be missed; that none was is checked against the number of evaluations.
 */
final class Ledger implements LifecycleListener {

  /** What a tally can tell while grids and categories are still being learned. */
  enum Knowledge {
    EVERY_STATE,
    NOT_WHAT_IS_ON_THE_GRID
  }

  /** Sums over windows, or over versions. */
  private static final class Sums {
    private final Map<String, StateCounts> states = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long rows;
    private long timed;

    void add(Column column, StateCounts counts) {
      states.merge(column.name(), counts, StateCounts::plus);
    }
  }

  private final String seed;
  private final Knowledge knowledge;
  private final Sums windows = new Sums();
  private final Sums versions = new Sums();
  private @Nullable ModelMonitor monitor;
  private @Nullable DriftReport last;
  private long reports;

  Ledger(String seed, Knowledge knowledge) {
    this.seed = seed;
    this.knowledge = knowledge;
  }

  void watch(ModelMonitor monitor) {
    this.monitor = monitor;
    monitor.addListener(this);
  }

  /** How many windows were reported. */
  long windows() {
    return reports;
  }

  /** Takes in the last report, if it is new. */
  @SuppressWarnings("ReferenceEquality") // two windows may be equal
  void look() {
    DriftReport report = monitor == null ? null : monitor.lastReport().orElse(null);
    if (report != null && report != last) {
      last = report;
      add(report);
    }
  }

  private void add(DriftReport report) {
    reports++;
    windows.rows += report.rows();
    windows.timed += report.latency().count();
    report
        .outcomes()
        .forEach((outcome, count) -> windows.outcomes.merge(outcome, count, Long::sum));
    for (Column column : Traffic.SCHEMA.columns()) {
      StateCounts states = report.column(column.name()).orElseThrow().states();
      windows.add(column, states);
      checkTotal(column, report.rows(), states);
    }
    assertThat(known(report.column("twin").orElseThrow().states()))
        .as("twins were set to the same in each row, so no window may part them, %s", seed)
        .isEqualTo(known(report.column("x").orElseThrow().states()));
  }

  private void checkTotal(Column column, long rows, StateCounts states) {
    boolean rowsOnly = !column.name().equals("lone") && !column.name().equals("name");
    if (rowsOnly) {
      assertThat(states.total())
          .as("states of '%s' sum to the rows, %s", column.name(), seed)
          .isEqualTo(rows);
    } else {
      assertThat(states.total())
          .as("states of '%s' sum to the rows and the calls, %s", column.name(), seed)
          .isGreaterThanOrEqualTo(rows);
    }
  }

  @Override
  public void onChange(ModelInfo before, ModelInfo after) {
    look();
    if (!before.version().equals(after.version())) {
      add(monitor.counts(), before);
    }
  }

  @Override
  public void onClose(ModelInfo info) {
    look();
    add(monitor.counts(), info);
  }

  private void add(MonitorCounts counts, ModelInfo info) {
    assertThat(counts.version()).isEqualTo(info.version());
    versions.rows += counts.rows();
    versions.timed += counts.latency().count();
    counts
        .outcomes()
        .forEach(
            (outcome, ended) -> versions.outcomes.merge(outcome, ended.predictions(), Long::sum));
    for (Column column : counts.columns()) {
      versions.add(column, counts.states(column.name()));
      checkTotal(column, counts.rows(), counts.states(column.name()));
    }
    checkFleet(counts);
  }

  /** Bins start anew where their grid changes under one version, which is what happens to "2". */
  private void checkFleet(MonitorCounts counts) {
    for (int i = 0; i < counts.bins().size(); i++) {
      Column column = counts.columns().get(i);
      StateCounts states = counts.states().get(i);
      long values =
          states.count(ValueState.VALID)
              + states.count(ValueState.BELOW)
              + states.count(ValueState.ABOVE)
              + states.count(ValueState.UNSEEN);
      boolean mayBeginAnew = column.isNumeric() && counts.version().equals("2");
      assertThat(counts.bins().get(i).total())
          .as("fleet bins of '%s' sum to its values, %s", column.name(), seed)
          .isBetween(mayBeginAnew ? 0 : values, values);
    }
  }

  /** Checks that windows and versions both sum to exactly what the writers tallied. */
  void check(TrafficTally expected) {
    assertThat(monitor.health().evaluationFailures()).as("failures, %s", seed).isZero();
    assertThat(monitor.health().listenerFailures()).as("listener failures, %s", seed).isZero();
    assertThat(reports).as("reports seen, %s", seed).isEqualTo(monitor.health().evaluations());
    check("windows", windows, expected);
    check("versions", versions, expected);
  }

  private void check(String over, Sums sums, TrafficTally expected) {
    String where = "over all %s, %s".formatted(over, seed);
    assertThat(sums.rows).as("rows %s", where).isEqualTo(expected.rows());
    long timed = 0;
    for (Outcome outcome : Outcome.values()) {
      assertThat(sums.outcomes.get(outcome))
          .as("%s %s", outcome, where)
          .isEqualTo(expected.outcome(outcome));
      timed += expected.timed(outcome);
    }
    assertThat(sums.timed).as("timed %s", where).isEqualTo(timed);
    for (Column column : Traffic.SCHEMA.columns()) {
      assertThat(known(sums.states.get(column.name())))
          .as("states of '%s' %s", column.name(), where)
          .isEqualTo(known(expected.states(column)));
    }
  }

  private StateCounts known(StateCounts states) {
    if (knowledge == Knowledge.EVERY_STATE) {
      return states;
    }
    long[] counts = Arrays.stream(ValueState.values()).mapToLong(states::count).toArray();
    for (ValueState part :
        new ValueState[] {ValueState.BELOW, ValueState.ABOVE, ValueState.UNSEEN}) {
      counts[ValueState.VALID.ordinal()] += counts[part.ordinal()];
      counts[part.ordinal()] = 0;
    }
    return StateCounts.of(counts);
  }
}
