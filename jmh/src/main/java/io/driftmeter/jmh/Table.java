package io.driftmeter.jmh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How measurements of one class are shown: a row per benchmark, the fastest first.
 *
 * @param caption what is in the cells, with its unit
 * @param benchmark the class
 * @param methods a regular expression for the names of its methods
 * @param where the values of parameters that are the same in the whole table, for benchmarks that
 *     have them
 * @param threads how many threads ran it, unless that is the axis; then 0
 * @param axis what the columns are
 * @param ours the method that others are divided by; null when there is no such thing
 */
record Table(
    String caption,
    Class<?> benchmark,
    String methods,
    Map<String, String> where,
    int threads,
    Axis axis,
    @Nullable String ours) {

  /**
   * One row.
   *
   * @param label what was measured
   * @param isOurs whether it is one of ours
   * @param figures by heading
   * @param ratios to the one that others are divided by, by heading
   * @param allocation bytes per operation in the first column
   */
  record Row(
      String label,
      boolean isOurs,
      Map<String, Series> figures,
      Map<String, Series> ratios,
      Series allocation) {}

  Table {
    where = Map.copyOf(where);
  }

  /** The rows, the fastest in the first column first. */
  List<Row> rows(List<Round> rounds) {
    Map<String, Series> base = new LinkedHashMap<>();
    if (ours != null) {
      figures(rounds, new Label(ours, Map.of())).forEach(base::put);
    }
    List<Row> rows = new ArrayList<>();
    for (Label label : labels(rounds)) {
      Map<String, Series> figures = figures(rounds, label);
      Map<String, Series> ratios = new LinkedHashMap<>();
      base.forEach((heading, series) -> ratios.put(heading, ratio(figures, heading, series)));
      rows.add(new Row(label.text(), label.isOurs(), figures, ratios, allocation(rounds, label)));
    }
    String first = axis.headings().get(0);
    rows.sort(Comparator.comparingDouble(row -> figure(row.figures(), first).median()));
    return rows;
  }

  private static Series ratio(Map<String, Series> figures, String heading, Series base) {
    return figure(figures, heading).over(base);
  }

  private static Series figure(Map<String, Series> figures, String heading) {
    return figures.getOrDefault(heading, Series.NONE);
  }

  private Set<Label> labels(List<Round> rounds) {
    Set<Label> labels = new LinkedHashSet<>();
    for (Round round : rounds) {
      round.measurements().stream()
          .filter(this::shows)
          .filter(one -> !axis.figures(one).isEmpty())
          .map(this::label)
          .forEach(labels::add);
    }
    return labels;
  }

  private boolean shows(Measurement one) {
    return one.benchmark().equals(benchmark.getSimpleName())
        && one.method().matches(methods)
        && (threads == 0 || threads == one.threads())
        && where.entrySet().stream()
            .allMatch(
                param ->
                    one.params()
                        .getOrDefault(param.getKey(), param.getValue())
                        .equals(param.getValue()));
  }

  private Label label(Measurement one) {
    Map<String, String> params = new LinkedHashMap<>(one.params());
    params.keySet().removeAll(where.keySet());
    params.remove(axis.param());
    return new Label(one.method(), params);
  }

  private Map<String, Series> figures(List<Round> rounds, Label label) {
    Map<String, Series> figures = new LinkedHashMap<>();
    for (String heading : axis.headings()) {
      List<@Nullable Double> values = new ArrayList<>();
      for (Round round : rounds) {
        values.add(
            round.measurements().stream()
                .filter(one -> shows(one) && label(one).equals(label))
                .map(one -> axis.figures(one).get(heading))
                .filter(figure -> figure != null)
                .findFirst()
                .orElse(null));
      }
      figures.put(heading, Series.of(values));
    }
    return figures;
  }

  private Series allocation(List<Round> rounds, Label label) {
    String first = axis.headings().get(0);
    List<Double> values = new ArrayList<>();
    for (Round round : rounds) {
      round.measurements().stream()
          .filter(one -> shows(one) && label(one).equals(label))
          .filter(one -> axis.figures(one).containsKey(first))
          .forEach(one -> values.add(one.allocation()));
    }
    return new Series(values);
  }
}
