package io.driftmeter.examples.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The measurement in its smallest form: whether servers, load and counts are right, which does not
 * depend on how busy the machine is.
 */
@Tag("system")
class EndToEndTest {

  private static final int CONNECTIONS = 4;

  @BeforeAll
  static void findLoadGenerator() {
    assertThat(SystemProgram.find("wrk")).isExecutable();
  }

  @Test
  void everyRequestSucceedsAndIsCountedOnce() throws IOException, InterruptedException {
    Plan plan = new Plan(1, 2, 1, 1, CONNECTIONS);
    Overhead overhead = Overhead.measure(plan);

    assertThat(overhead.failures()).isZero();
    assertThat(overhead.scrapes()).isGreaterThanOrEqualTo(3);
    Conservation counts = overhead.conservation();
    assertThat(counts.answered()).isPositive();
    assertThat(counts.unfinished()).isEqualTo(3 * CONNECTIONS);
    assertThat(counts.counted() - counts.answered()).isBetween(0L, counts.unfinished());
    assertThat(overhead.starts()).hasSize(1).allMatch(rounds -> rounds.size() == 2);

    String report = new OverheadReport(overhead).text();
    for (Figure figure : Figure.values()) {
      for (Variant variant : Variant.values()) {
        assertThat(overhead.runs(variant)).allMatch(run -> figure.of(run) > 0);
        assertThat(report).contains(Text.format("%,.0f", overhead.median(figure, variant)));
      }
      assertThat(report)
          .contains(overhead.ratio(figure, Variant.MONITORED).toString())
          .contains(overhead.ratio(figure, Variant.CONTROL).toString());
    }
    assertThat(report).contains(counts.sentence()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void fiftyColumnsFitIntoASmallBox() throws IOException, InterruptedException {
    SmallBox box = SmallBox.measure(1, 1, CONNECTIONS);

    assertThat(box.failures()).isZero();
    assertThat(box.limit()).isEqualTo(SmallBox.BOX);
    assertThat(box.peakResident()).isBetween(1L << 20, SmallBox.BOX);
    assertThat(box.cycles())
        .allSatisfy(
            cycle -> {
              Conservation counts = cycle.conservation();
              assertThat(counts.answered()).isPositive();
              assertThat(counts.counted() - counts.answered()).isBetween(0L, counts.unfinished());
              assertThat(cycle.page().series()).isGreaterThan(1000);
              assertThat(cycle.scrapes()).isPositive();
              assertThat(cycle.after()).isLessThan(cycle.bound());
            });
    assertThat(box.median(SmallBox.Cycle::retainedByMonitor)).isBetween(1e5, 4.0 * (1 << 20));
    assertThat(box.median(SmallBox.Cycle::retainedByMeters)).isPositive();

    String report = new SmallBoxReport(box).text();
    assertThat(report).contains(box.conservation().sentence()).doesNotContain("NaN", "Infinity");
    for (ToDoubleFunction<SmallBox.Cycle> megabytes :
        List.<ToDoubleFunction<SmallBox.Cycle>>of(
            SmallBox.Cycle::before,
            SmallBox.Cycle::retainedByMonitor,
            SmallBox.Cycle::retainedByMeters,
            SmallBox.Cycle::left)) {
      assertThat(report).contains(Text.format("MB | %.2f |", box.median(megabytes) / (1 << 20)));
    }
    for (ToDoubleFunction<SmallBox.Cycle> figure :
        List.<ToDoubleFunction<SmallBox.Cycle>>of(
            cycle -> cycle.page().series(),
            cycle -> cycle.page().bytes(),
            cycle -> cycle.alone().p99(),
            cycle -> cycle.watched().p99(),
            cycle -> cycle.watched().p999())) {
      assertThat(report).contains(Text.format(" | %,.0f |", box.median(figure)));
    }
  }
}
