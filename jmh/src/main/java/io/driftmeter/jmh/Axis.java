package io.driftmeter.jmh;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the columns of a table are. */
sealed interface Axis {

  List<String> headings();

  /** Under which headings a measurement has which figures; empty when it has none. */
  Map<String, Double> figures(Measurement measurement);

  /** Whether the figures are mean times, rather than percentiles or counters. */
  boolean isOfTimes();

  /** The parameter that tells columns, and so not rows, apart. */
  default @Nullable String param() {
    return null;
  }

  /** Times by how many threads there were. */
  record Threads(List<Integer> counts) implements Axis {

    @Override
    public List<String> headings() {
      return counts.stream().map(Threads::heading).toList();
    }

    @Override
    public Map<String, Double> figures(Measurement measurement) {
      return counts.contains(measurement.threads())
          ? Map.of(heading(measurement.threads()), measurement.score())
          : Map.of();
    }

    @Override
    public boolean isOfTimes() {
      return true;
    }

    private static String heading(int count) {
      return count == 1 ? "1 thread" : count + " threads";
    }
  }

  /** Times, or a counter, by the values of a parameter. */
  record Param(String param, List<String> values, String noun, @Nullable String counter)
      implements Axis {

    @Override
    public List<String> headings() {
      return values.stream().map(this::heading).toList();
    }

    @Override
    public Map<String, Double> figures(Measurement measurement) {
      String value = measurement.params().get(param);
      Double figure =
          counter == null
              ? Double.valueOf(measurement.score())
              : measurement.counters().get(counter);
      return value != null && figure != null && values.contains(value)
          ? Map.of(heading(value), figure)
          : Map.of();
    }

    @Override
    public boolean isOfTimes() {
      return counter == null;
    }

    private String heading(String value) {
      return value + " " + noun;
    }
  }

  /** Percentiles of the times of single operations. */
  record Percentiles(List<String> percentiles) implements Axis {

    @Override
    public List<String> headings() {
      return percentiles.stream().map(one -> "p" + one).toList();
    }

    @Override
    public Map<String, Double> figures(Measurement measurement) {
      Set<String> known = measurement.percentiles().keySet();
      return percentiles.stream()
          .filter(known::contains)
          .collect(Collectors.toMap(one -> "p" + one, measurement.percentiles()::get));
    }

    @Override
    public boolean isOfTimes() {
      return false;
    }
  }
}
