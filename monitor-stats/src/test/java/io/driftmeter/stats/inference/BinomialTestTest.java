package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.stats.GoldenTable;
import org.junit.jupiter.api.Test;

class BinomialTestTest {

  @Test
  void agreesWithTheGoldenValues() {
    double worst = 0;
    for (String[] row : GoldenTable.rows(BinomialTestTest.class, "binomial.tsv")) {
      double expected = Double.parseDouble(row[3]);
      double actual =
          BinomialTest.upperTail(
              Long.parseLong(row[0]), Long.parseLong(row[1]), Double.parseDouble(row[2]));
      GoldenTable.assertClose(actual, expected, 1e-12, String.join(" ", row));
      worst = Math.max(worst, GoldenTable.error(actual, expected, 0));
    }
    System.out.printf("binomial: largest relative error %.1e%n", worst);
  }

  @Test
  void theCertainAndTheImpossible() {
    assertThat(BinomialTest.upperTail(0, 0, 0.3)).isEqualTo(1);
    assertThat(BinomialTest.upperTail(0, 10, 0)).isEqualTo(1);
    assertThat(BinomialTest.upperTail(1, 10, 0)).isZero();
    assertThat(BinomialTest.upperTail(10, 10, 1)).isEqualTo(1);
    assertThat(BinomialTest.upperTail(10, 10, 0.5)).isEqualTo(0x1p-10);
    assertThat(BinomialTest.upperTail(1_000_000, 1_000_000_000, 1e-12)).isZero();
  }

  @Test
  void tailsFallAcrossTheMean() {
    double before = 1;
    for (long successes = 0; successes <= 1000; successes++) {
      double tail = BinomialTest.upperTail(successes, 1000, 0.3);
      assertThat(tail).isLessThanOrEqualTo(before);
      before = tail;
    }
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(-1, 10, 0.5, "successes is -1, negative");
    refuses(11, 10, 0.5, "successes is 11, more than trials, 10");
    refuses(1, 10, Double.NaN, "share is NaN, not within 0 and 1");
  }

  private static void refuses(long successes, long trials, double share, String message) {
    assertThatThrownBy(() -> BinomialTest.upperTail(successes, trials, share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
