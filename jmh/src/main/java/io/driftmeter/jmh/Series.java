package io.driftmeter.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One figure over the rounds, in their order; a round that does not know it has a NaN, or null
 * where it is read.
 */
record Series(List<Double> values) {

  static final Series NONE = new Series(List.of());

  Series {
    values = List.copyOf(values);
  }

  static Series of(List<? extends @Nullable Double> values) {
    return new Series(
        values.stream().map(value -> Objects.requireNonNullElse(value, Double.NaN)).toList());
  }

  boolean isEmpty() {
    return known().findAny().isEmpty();
  }

  double median() {
    double[] sorted = known().sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? Double.NaN
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return known().min().orElse(Double.NaN);
  }

  double max() {
    return known().max().orElse(Double.NaN);
  }

  /** Round by round, so that what slowed a round down slowed both. */
  Series over(Series other) {
    return with(other, (one, divisor) -> one / divisor);
  }

  /** Round by round, for the same reason. */
  Series minus(Series other) {
    return with(other, (one, less) -> one - less);
  }

  private Series with(Series other, DoubleBinaryOperator operation) {
    int rounds = Math.min(values.size(), other.values.size());
    return new Series(
        IntStream.range(0, rounds)
            .mapToObj(round -> operation.applyAsDouble(values.get(round), other.values.get(round)))
            .toList());
  }

  private DoubleStream known() {
    return Arrays.stream(values.stream().mapToDouble(Double::doubleValue).toArray())
        .filter(value -> !Double.isNaN(value));
  }
}
