package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.stats.measure.Comparison;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With equal totals a bin is sparse when it has fewer than 10 rows on both sides together. */
class MergedBinsTest {

  @Test
  void denseBinsStay() {
    assertThat(merged(new long[] {50, 50, 50}, new long[] {50, 50, 50}, 2))
        .isEqualTo("[0] [1] [2]");
  }

  @Test
  void emptyBinsVanish() {
    assertThat(merged(new long[] {0, 50, 0, 50, 0}, new long[] {0, 50, 0, 50, 0}, 3))
        .isEqualTo("[1] [3]");
    assertThat(merged(new long[3], new long[3], 1)).isEqualTo("[0]");
  }

  @Test
  void sparseOrderedBinsJoinTheirRightNeighbour() {
    assertThat(merged(new long[] {2, 2, 96, 50, 50}, new long[] {2, 3, 95, 50, 50}, 5))
        .isEqualTo("[0, 1, 2] [3] [4]");
    assertThat(merged(new long[] {3, 2, 95, 100}, new long[] {3, 2, 95, 100}, 4))
        .isEqualTo("[0, 1] [2] [3]");
  }

  @Test
  void theLastSparseOrderedBinJoinsTheLeft() {
    assertThat(merged(new long[] {50, 50, 0, 1}, new long[] {50, 50, 1, 0}, 4))
        .isEqualTo("[0] [1, 2, 3]");
  }

  @Test
  void sparseUnorderedBinsPoolByAscendingReferenceThenIndex() {
    // ascending: 2 (ref 1), 0 (ref 2), 1 (ref 2) are 10 together; 3 and 4 (ref 4 each) are 16
    assertThat(merged(new long[] {2, 2, 1, 4, 4, 87}, new long[] {2, 2, 1, 4, 4, 87}, 0))
        .isEqualTo("[0, 1, 2] [3, 4] [5]");
  }

  @Test
  void aSparsePoolJoinsTheSmallestUnorderedBin() {
    assertThat(merged(new long[] {10, 30, 20, 20, 20, 1}, new long[] {10, 30, 20, 20, 20, 1}, 1))
        .isEqualTo("[0] [1] [2, 5] [3] [4]");
  }

  @Test
  void withoutAnUnorderedBinItJoinsTheSmallestOrderedOne() {
    assertThat(merged(new long[] {50, 30, 40, 1, 1}, new long[] {50, 30, 40, 0, 2}, 3))
        .isEqualTo("[0] [1, 3, 4] [2]");
  }

  @Test
  void sparseOrderedBinsAltogetherJoinTheSmallestUnorderedOne() {
    assertThat(merged(new long[] {1, 1, 50, 40}, new long[] {1, 1, 50, 40}, 2))
        .isEqualTo("[0, 1, 3] [2]");
  }

  @Test
  void everythingBecomesOneBinWhenASideIsTooSmall() {
    assertThat(merged(new long[] {100, 100, 100}, new long[] {2, 1, 1}, 2)).isEqualTo("[0, 1, 2]");
    assertThat(merged(new long[] {100, 100, 100}, new long[3], 2)).isEqualTo("[0, 1, 2]");
  }

  @Test
  void theLimitIsTheSmallerExpectedCount() {
    // n = 100, m = 900: five live rows are expected from 50 pooled rows on
    assertThat(merged(new long[] {45, 855}, new long[] {5, 95}, 2)).isEqualTo("[0] [1]");
    assertThat(merged(new long[] {44, 856}, new long[] {5, 95}, 2)).isEqualTo("[0, 1]");
  }

  @Test
  void noRowIsLostAndNoBinStaysSparse() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5000; i++) {
      int bins = 1 + random.nextInt(25);
      long[] reference = random.longs(bins, 0, 1L << random.nextInt(1, 12)).toArray();
      long[] live = random.longs(bins, 0, 1L << random.nextInt(1, 8)).toArray();
      MergedBins merged = MergedBins.of(Comparison.of(reference, live), random.nextInt(bins + 1));
      Comparison counts = merged.comparison();
      assertThat(counts.referenceTotal()).isEqualTo(Arrays.stream(reference).sum());
      assertThat(counts.liveTotal()).isEqualTo(Arrays.stream(live).sum());
      double n = counts.liveTotal();
      double m = counts.referenceTotal();
      for (int bin = 0; bin < merged.size(); bin++) {
        int[] members = merged.members(bin);
        assertThat(counts.live(bin))
            .isEqualTo(Arrays.stream(members).mapToLong(b -> live[b]).sum());
        double pooledShare = (counts.live(bin) + counts.reference(bin)) / (n + m);
        if (merged.size() > 1) {
          assertThat(Math.min(n, m) * pooledShare).isGreaterThanOrEqualTo(5 - 1e-9);
        }
      }
    }
  }

  @Test
  void countsNearTheLimitDoNotOverflow() {
    long huge = Comparison.MAX_TOTAL / 2;
    assertThat(merged(new long[] {huge, huge, 0}, new long[] {huge, huge - 1, 1}, 3))
        .isEqualTo("[0] [1, 2]");
    assertThat(merged(new long[] {huge, huge}, new long[] {5, 5}, 2)).isEqualTo("[0] [1]");
  }

  @Test
  void refusesAnOrderedCountOutOfRange() {
    Comparison bins = Comparison.of(new long[] {1, 2}, new long[] {1, 2});
    assertThatThrownBy(() -> MergedBins.of(bins, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ordered is 3, not within 0 and 2");
  }

  private static String merged(long[] reference, long[] live, int ordered) {
    MergedBins merged = MergedBins.of(Comparison.of(reference, live), ordered);
    return String.join(
        " ",
        IntStream.range(0, merged.size())
            .mapToObj(bin -> Arrays.toString(merged.members(bin)))
            .toList());
  }
}
