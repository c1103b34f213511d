package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of coarse bins: what it must be for any reference. */
class EqualMassBinsTest {

  private static int[] binOf(long[] buckets) {
    Bins bins = Bins.of(EqualMassBins.starts(buckets, new BitSet()));
    return IntStream.range(0, buckets.length).map(bins::bin).toArray();
  }

  private static long[] random(SplittableRandom random) {
    long[] buckets = new long[1 + random.nextInt(600)];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
    }
    for (int atom = random.nextInt(4); atom > 0; atom--) {
      buckets[random.nextInt(buckets.length)] = 20_000;
    }
    return buckets;
  }

  private static long[] masses(long[] buckets, int[] binOf) {
    long[] masses = new long[binOf[binOf.length - 1] + 1];
    for (int i = 0; i < buckets.length; i++) {
      masses[binOf[i]] += buckets[i];
    }
    return masses;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyBucketIsInOneBinOfNeighboursAndAtomsAreAlone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      long[] buckets = random(random);
      int[] binOf = binOf(buckets);
      assertThat(binOf).as("seed %d, round %d", seed, round).hasSameSizeAs(buckets);
      assertThat(binOf[0]).isZero();
      double atom = Math.max(1, 0.05 * Arrays.stream(buckets).sum());
      for (int i = 1; i < binOf.length; i++) {
        int step = binOf[i] - binOf[i - 1];
        assertThat(step).as("step at %d, seed %d, round %d", i, seed, round).isBetween(0, 1);
        if (buckets[i] >= atom || buckets[i - 1] >= atom) {
          assertThat(step).as("atom at %d, seed %d, round %d", i, seed, round).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void binsOfASmoothReferenceHoldFivePercentAndLessInTheTails() {
    long[] buckets = new long[2_000];
    Arrays.fill(buckets, 50);
    long[] masses = masses(buckets, binOf(buckets));
    double[] shares = Arrays.stream(masses).mapToDouble(mass -> mass / 100_000.0).toArray();
    double[] expected = new double[24];
    Arrays.fill(expected, 0.05);
    expected[0] = expected[23] = 0.005;
    expected[1] = expected[22] = 0.015;
    expected[2] = expected[21] = 0.03;
    assertThat(shares).hasSize(24);
    assertThat(shares).containsExactly(expected, within(0.0006)); // one bucket
  }

  @Test
  void aBinIsNeverFullerThanACutAndItsFullestBucket() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 200; round++) {
      long[] buckets = random(random);
      long total = Arrays.stream(buckets).sum();
      double atom = Math.max(1, 0.05 * total);
      long rest = Arrays.stream(buckets).filter(count -> count < atom).sum();
      long fullest = Arrays.stream(buckets).filter(count -> count < atom).max().orElse(0);
      int[] binOf = binOf(buckets);
      long[] masses = masses(buckets, binOf);
      for (int i = 0; i < buckets.length; i++) {
        if (buckets[i] < atom) {
          assertThat((double) masses[binOf[i]])
              .as("mass of bin %d, round %d", binOf[i], round)
              .isLessThanOrEqualTo(0.05 * rest + fullest);
        }
      }
    }
  }

  @Test
  void anEmptyReferenceHasOneBin() {
    assertThat(binOf(new long[10])).containsOnly(0);
  }
}
