package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.LatencyObjective;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.TestRules;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import io.driftmeter.stats.profile.NumericProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ProfileMetadata;
import io.driftmeter.stats.profile.SparseCounts;
import io.driftmeter.stats.verdict.References;
import io.driftmeter.stats.verdict.ServiceObjectives;
import io.driftmeter.stats.verdict.VerdictRule;
import io.driftmeter.stats.verdict.WindowJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Latency is a column of the same rows, judged by its objective beside the others. */
class LatencyWindowTest {

  private static final Schema SCHEMA = Schema.builder().numeric("x").build();
  private static final Grid LATENCY = new OriginGrid(0, 0x1p-20, 6, 0, 27);
  private static final Grid UNIT = new OriginGrid(0, 1, 4, 1, 1);
  private static final LatencyObjective OBJECTIVE =
      new LatencyObjective(Duration.ofMillis(50), 0.99);

  private final SlotMap slots = new SlotMap(SCHEMA);
  private final Layout layout = new Layout(slots, List.of(UNIT, LATENCY), List.of(), 0, false);
  private final Counters counters = new Counters(layout, 2, 1 << 20);
  private final Recorder recorder = new Recorder(slots, counters, new Refusals());
  private final SplittableRandom random = new SplittableRandom(41);

  private Tally window(int rows, int slowPerThousand) {
    for (int i = 0; i < rows; i++) {
      RowBuffer row = new RowBuffer(recorder, slots);
      row.put(0, random.nextDouble());
      boolean slow = random.nextInt(1_000) < slowPerThousand;
      recorder.commit(row, Duration.ofMillis(slow ? 400 : 10).toNanos());
    }
    return drained();
  }

  private Tally drained() {
    Tally tally = new Tally(layout);
    counters.drain(tally, (slot, name) -> {}, null);
    return tally;
  }

  private List<Column> drifted(Tally window) {
    long[] uniform = new long[UNIT.size()];
    for (int i = 0; i < 20_000; i++) {
      uniform[UNIT.index((i + 0.5) / 20_000)]++;
    }
    NumericProfile reference =
        NumericProfile.of(
            SCHEMA.columns().get(0),
            UNIT,
            SparseCounts.ofDense(uniform),
            List.of(),
            StateCounts.of(20_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    Profile profile =
        Profile.of(
            new ProfileMetadata(
                "model", "1", ReferenceKind.TRAINING, Instant.EPOCH, null, null, 20_000),
            List.of(reference));
    VerdictRule rule =
        TestRules.of(Duration.ofMinutes(1), new ServiceObjectives(OBJECTIVE, null, null));
    List<ColumnReport> reports =
        WindowJudge.of(layout, References.of(profile), rule)
            .judge(window, Instant.EPOCH, Instant.ofEpochSecond(60), List.of(), column -> List.of())
            .columns();
    assertThat(reports).extracting(ColumnReport::column).last().isEqualTo(Column.LATENCY);
    return reports.stream()
        .filter(report -> report.verdict().isDrifted())
        .map(ColumnReport::column)
        .toList();
  }

  @Test
  void aSlowBurstDriftsTheLatencyAlone() {
    assertThat(drifted(window(2_000, 40))).containsExactly(Column.LATENCY);
  }

  @Test
  void theUsualLatencyIsStable() {
    assertThat(drifted(window(2_000, 8))).isEmpty();
  }

  @Test
  void latencyAndFeaturesOfAWindowAreTheSameRows() {
    Tally window = window(1_000, 500);
    window.add(window(0, 0));
    recorder.record(new double[] {0.5});
    window.add(drained());
    assertThat(window.rows()).isEqualTo(1_001);
    assertThat(window.states(slots.latency()).count(ValueState.VALID)).isEqualTo(1_000);
    assertThat(window.states(slots.latency()).count(ValueState.ABSENT)).isEqualTo(1);
    assertThat(window.states(0).count(ValueState.VALID)).isEqualTo(1_001);
    assertThat(window.outcome(Outcome.SUCCESS).timed()).isEqualTo(1_000);
  }

  @Test
  void aLatencyBeyondTheGridIsAboveItAndANegativeOneIsZero() {
    recorder.commit(new RowBuffer(recorder, slots), Duration.ofHours(1).toNanos());
    recorder.commit(new RowBuffer(recorder, slots), -5);
    Tally window = drained();
    assertThat(window.states(slots.latency()).count(ValueState.ABOVE)).isEqualTo(1);
    assertThat(window.values(slots.latency())[0]).isEqualTo(1);
    assertThat(window.outcome(Outcome.SUCCESS).nanos()).isEqualTo(Duration.ofHours(1).toNanos());
  }
}
