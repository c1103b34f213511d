package io.driftmeter.jmh;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A number that each round has. */
@FunctionalInterface
interface Figure {

  /** The number in each of the rounds. */
  Series in(List<Round> rounds);

  /** This one, divided by the other in each round. */
  default Figure over(Figure other) {
    return rounds -> in(rounds).over(other.in(rounds));
  }

  /** This one, less the other in each round. */
  default Figure minus(Figure other) {
    return rounds -> in(rounds).minus(other.in(rounds));
  }

  /** What a benchmark found. */
  static Figure of(
      Class<?> benchmark,
      String method,
      Map<String, String> params,
      int threads,
      ToDoubleFunction<Measurement> figure) {
    return rounds ->
        Series.of(
            rounds.stream()
                .<@Nullable Double>map(
                    round ->
                        round.measurements().stream()
                            .filter(one -> one.benchmark().equals(benchmark.getSimpleName()))
                            .filter(one -> one.method().equals(method))
                            .filter(one -> one.params().equals(params))
                            .filter(one -> one.threads() == threads)
                            .map(figure::applyAsDouble)
                            .findFirst()
                            .orElse(null))
                .toList());
  }
}
