package io.driftmeter.examples.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void theMedianIsThatOfAllValues() {
    assertThat(Interval.ofMedian(List.of(new double[] {3, 1}, new double[] {2})).median())
        .isEqualTo(2);
    assertThat(Interval.ofMedian(List.of(new double[] {4, 1, 2, 3})).median()).isEqualTo(2.5);
  }

  @Test
  void equalValuesLeaveNoDoubt() {
    Interval interval = Interval.ofMedian(List.of(new double[] {2, 2}, new double[] {2}));
    assertThat(interval).isEqualTo(new Interval(2, 2, 2));
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.001)).isFalse();
  }

  @Test
  void aDifferenceBetweenTheGroupsWidensIt() {
    double[] low = DoubleStream.iterate(0.9, x -> x + 0.001).limit(20).toArray();
    double[] high = DoubleStream.iterate(1.1, x -> x + 0.001).limit(20).toArray();
    Interval apart = Interval.ofMedian(List.of(low, high));
    assertThat(apart.low()).isLessThan(0.92);
    assertThat(apart.high()).isGreaterThan(1.1);
  }

  @Test
  void itCoversTheTruthAboutAsOftenAsItClaims() {
    Random random = new Random(7);
    int samples = 100;
    long covered =
        IntStream.range(0, samples)
            .filter(i -> Interval.ofMedian(List.of(random.doubles(31).toArray())).contains(0.5))
            .count();
    assertThat((double) covered / samples).isBetween(0.88, 1.0);
  }
}
