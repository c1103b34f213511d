package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.stats.grid.EdgeGrid;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinsTest {

  private static final EdgeGrid TENTHS =
      EdgeGrid.of(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyBucketIsInTheLastBinThatBeginsBeforeIt(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int buckets = random.nextInt(1, 500);
      TreeSet<Integer> starts = new TreeSet<>(List.of(0));
      random.ints(random.nextInt(40), 0, buckets).forEach(starts::add);
      Bins bins = Bins.of(starts.stream().mapToInt(Integer::intValue).toArray());

      assertThat(bins.size()).isEqualTo(starts.size());
      for (int bucket = 0; bucket < buckets; bucket++) {
        int bin = bins.bin(bucket);
        assertThat(bins.first(bin)).as("seed %d", seed).isEqualTo(starts.floor(bucket));
      }
    }
  }

  static Stream<Arguments> noBins() {
    return Stream.of(
        argumentSet("none", new int[] {}, "there is no bin"),
        argumentSet("not from 0", new int[] {1, 2}, "bin 0 starts at bucket 1"),
        argumentSet("twice", new int[] {0, 2, 2}, "bin 2 starts at bucket 2"),
        argumentSet("descending", new int[] {0, 3, 2}, "bin 2 starts at bucket 2"));
  }

  @ParameterizedTest
  @MethodSource("noBins")
  void startsThatDoNotAscendFromZeroAreRefused(int[] starts, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bins.of(starts))
        .withMessageStartingWith(message);
  }

  @Test
  void areAValueThatSharesNoArray() {
    int[] starts = {0, 4};
    Bins bins = Bins.of(starts);
    starts[1] = 5;
    assertThat(bins).isEqualTo(Bins.of(0, 4)).hasSameHashCodeAs(Bins.of(0, 4));
    assertThat(bins).isNotEqualTo(Bins.of(0, 5)).hasToString("Bins[0, 4]");
  }

  static Stream<Arguments> thresholds() {
    return Stream.of(
        argumentSet("none", List.of(), new int[] {0}),
        argumentSet("one", List.of(0.5), new int[] {0, 5}),
        argumentSet("the first edge", List.of(0.0, 0.5), new int[] {0, 5}),
        argumentSet("the last edge", List.of(0.9, 1.0), new int[] {0, 9}),
        argumentSet("neighbours", List.of(0.4, 0.5), new int[] {0, 4, 5}));
  }

  @ParameterizedTest
  @MethodSource("thresholds")
  void withoutDataBinsBeginAtThresholdsAlone(List<Double> thresholds, int[] starts) {
    assertThat(Bins.equalMass(new long[10], TENTHS, thresholds)).isEqualTo(Bins.of(starts));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.9})
  void aThresholdBeginsABinAndMovesNoOther(double threshold) {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      long[] buckets = random.longs(10, 0, 1L << random.nextInt(1, 20)).toArray();
      Bins plain = Bins.equalMass(buckets, TENTHS, List.of());
      Bins forced = Bins.equalMass(buckets, TENTHS, List.of(threshold));
      TreeSet<Integer> starts = new TreeSet<>(List.of(TENTHS.index(threshold)));
      for (int bin = 0; bin < plain.size(); bin++) {
        starts.add(plain.first(bin));
      }
      assertThat(forced).isEqualTo(Bins.of(starts.stream().mapToInt(Integer::intValue).toArray()));
    }
  }
}
