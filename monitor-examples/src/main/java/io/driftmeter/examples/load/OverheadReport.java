package io.driftmeter.examples.load;

import java.util.List;

/** What monitoring costs a flight server, in Markdown. */
record OverheadReport(Overhead overhead) {

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("## A server with and without the monitor\n\n");
    text.append(method()).append("\n\n").append(figures()).append('\n');
    text.append(collections()).append('\n');
    text.append(conclusion()).append("\n\n");
    text.append(overhead.conservation().sentence()).append(' ');
    text.append(Text.format("Of all requests, %,d failed.%n", overhead.failures()));
    return text.toString();
  }

  private String method() {
    Plan plan = overhead.plan();
    return Text.format(
        "The flight example (five features, an XGBoost model, Jetty) answers `POST /predict` with"
            + " flights that its model has not seen; `wrk` keeps %d connections busy over"
            + " loopback, on the same machine. One server has the monitor and is scraped every"
            + " second, %,d times in all; one has none; a third has none either and shows what two"
            + " equal servers differ by. Java's flags are `%s`. The three were started anew %d×"
            + " and warmed up for %d s each; after each start came %d rounds, in which each was"
            + " under load for %d s, in an order that rotates. A ratio is the median over the"
            + " rounds, each of which compares with the server without a monitor; in brackets is"
            + " the 95 %% interval of a bootstrap over starts and rounds.",
        plan.connections(),
        overhead.scrapes(),
        String.join(" ", Overhead.FLAGS),
        plan.starts(),
        plan.warmUp(),
        plan.rounds(),
        plan.seconds());
  }

  private String figures() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| median of a round | with | without | without, again | with / without"
            + " | without, again / without |\n|---|---|---|---|---|---|\n");
    for (Figure figure : Figure.values()) {
      table.append(
          Text.format(
              "| %s | %,.0f | %,.0f | %,.0f | %s | %s |%n",
              figure.title(),
              overhead.median(figure, Variant.MONITORED),
              overhead.median(figure, Variant.ALONE),
              overhead.median(figure, Variant.CONTROL),
              overhead.ratio(figure, Variant.MONITORED),
              overhead.ratio(figure, Variant.CONTROL)));
    }
    return table.toString();
  }

  private String collections() {
    StringBuilder table = new StringBuilder();
    table.append("| all rounds | requests | garbage collections | per million requests |");
    table.append(" their time, ms per million requests |\n|---|---|---|---|---|\n");
    for (Variant variant : Variant.values()) {
      List<Round.Measured> runs = overhead.runs(variant).toList();
      long requests = runs.stream().mapToLong(run -> run.load().requests()).sum();
      long count = runs.stream().mapToLong(run -> run.used().collections()).sum();
      long millis = runs.stream().mapToLong(run -> run.used().collectionMillis()).sum();
      table.append(
          Text.format(
              "| %s | %,d | %,d | %.1f | %.0f |%n",
              variant.title(), requests, count, 1e6 * count / requests, 1e6 * millis / requests));
    }
    return table.toString();
  }

  private String conclusion() {
    Interval cost = overhead.ratio(Figure.THROUGHPUT, Variant.MONITORED);
    Interval control = overhead.ratio(Figure.THROUGHPUT, Variant.CONTROL);
    Interval bytes = overhead.difference(Figure.ALLOCATION);
    Interval cpu = overhead.difference(Figure.CPU);
    return Text.format(
        "The monitored server had %.1f %% of the other's throughput; with 95 %% confidence the"
            + " monitor changes it by %+.1f %% to %+.1f %%, %s. The control, where nothing"
            + " differs, came to %+.1f %% to %+.1f %%. Per request the monitored server allocated"
            + " %+,.0f bytes (%+,.0f to %+,.0f), scrapes and evaluations included, and took"
            + " %+.1f µs of CPU time (%+.1f to %+.1f).",
        100 * cost.median(),
        percent(cost.low()),
        percent(cost.high()),
        cost.contains(1) ? "which includes no change at all" : "which excludes no change",
        percent(control.low()),
        percent(control.high()),
        bytes.median(),
        bytes.low(),
        bytes.high(),
        cpu.median(),
        cpu.low(),
        cpu.high());
  }

  private static double percent(double ratio) {
    return 100 * (ratio - 1);
  }
}
