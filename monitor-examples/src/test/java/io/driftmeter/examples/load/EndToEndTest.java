package io.driftmeter.examples.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.util.List;
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
    SmallBox box = SmallBox.measure(2, 1, CONNECTIONS);

    assertThat(box.failures()).isZero();
    assertThat(box.conservation().holds()).as(box.conservation().sentence()).isTrue();
    assertThat(box.limit()).isEqualTo(SmallBox.BOX);
    assertThat(box.peakResident()).isBetween(1L << 20, SmallBox.BOX);
    assertThat(box.retainedByMonitor()).isBetween(100_000L, 4L << 20);
    assertThat(box.retainedByMeters()).isPositive();
    assertThat(box.after()).isLessThan(box.bound());
    assertThat(box.page().series()).isGreaterThan(1000);
    assertThat(box.scrapes()).isGreaterThanOrEqualTo(2);

    assertThat(new SmallBoxReport(box).text())
        .contains(
            List.of(
                Text.megabytes(box.before()),
                Text.megabytes(box.retainedByMonitor()),
                Text.megabytes(box.retainedByMeters()),
                Text.megabytes(box.after() - box.before()),
                Text.megabytes(box.estimate()),
                Text.format("| series per scrape | %,d |", box.page().series()),
                Text.format("| bytes per scrape | %,d |", box.page().bytes()),
                Text.format("| %,.0f | %,.0f |\n", box.alone().p99(), box.alone().p999()),
                Text.format("| %,.0f | %,.0f |\n", box.watched().p99(), box.watched().p999()),
                box.conservation().sentence()))
        .doesNotContain("NaN", "Infinity");
  }
}
