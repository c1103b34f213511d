package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DispersionTest {

  @Test
  void isTheMeanOfTheSquaredStandardizedCounts() {
    // p = 0.3, variance 21: (20 - 30)^2 / 21 + (40 - 30)^2 / 21, over two windows
    assertThat(Dispersion.of(new long[] {20, 40, 0}, new long[] {100, 100, 0}))
        .isCloseTo(100 / 21.0, within(1e-14));
  }

  @Test
  void isOneWhereNothingCanBeLearned() {
    assertThat(Dispersion.of(new long[0], new long[0])).isEqualTo(1);
    assertThat(Dispersion.of(new long[] {3, 0}, new long[] {7, 0})).isEqualTo(1);
    assertThat(Dispersion.of(new long[] {0, 0}, new long[] {7, 9})).isEqualTo(1);
    assertThat(Dispersion.of(new long[] {7, 9}, new long[] {7, 9})).isEqualTo(1);
    assertThat(Dispersion.of(new long[] {50, 50}, new long[] {100, 100})).isEqualTo(1);
  }

  @Test
  void findsHowOftenRowsRepeat() {
    SplittableRandom random = new SplittableRandom(4);
    long[] hits = new long[400];
    long[] counts = new long[400];
    for (int window = 0; window < hits.length; window++) {
      counts[window] = 2000;
      for (int row = 0; row < 2000; row += 20) {
        hits[window] += random.nextDouble() < 0.1 ? 20 : 0;
      }
    }
    assertThat(Dispersion.of(hits, counts)).isBetween(17.0, 23.0);
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(new long[1], new long[2], "hits has 1 windows, counts has 2");
    refuses(new long[] {-1}, new long[] {2}, "hits is -1, negative");
    refuses(new long[] {3}, new long[] {2}, "hits[0] is 3, more than its count, 2");
  }

  private static void refuses(long[] hits, long[] counts, String message) {
    assertThatThrownBy(() -> Dispersion.of(hits, counts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
