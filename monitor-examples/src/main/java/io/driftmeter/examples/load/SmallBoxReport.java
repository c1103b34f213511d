package io.driftmeter.examples.load;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a monitor of fifty columns needs in a small box, in Markdown. */
record SmallBoxReport(SmallBox box) {

  private static final double MEGABYTE = 1 << 20;

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("## Fifty columns in half a gigabyte\n\n").append(method()).append("\n\n");
    text.append("| | median | lowest | highest |\n|---|---|---|---|\n");
    megabytes(text, "heap without a monitor", SmallBox.Cycle::before);
    megabytes(
        text,
        "the monitor, its reference and the windows it remembers",
        SmallBox.Cycle::retainedByMonitor);
    megabytes(text, "its meters in Micrometer", SmallBox.Cycle::retainedByMeters);
    megabytes(text, "left when the monitor is closed", SmallBox.Cycle::left);
    megabytes(
        text,
        "the monitor's own estimate, with its reference",
        cycle -> cycle.page().sum("driftmeter_memory_bytes{"));
    row(text, "series per scrape", "%,.0f", cycle -> cycle.page().series());
    row(text, "bytes per scrape", "%,.0f", cycle -> cycle.page().bytes());
    row(text, "scrapes under load", "%,.0f", SmallBox.Cycle::scrapes);
    row(text, "windows judged", "%,.0f", cycle -> evaluations(cycle));
    row(
        text,
        "evaluation of a window, ms",
        "%.1f",
        cycle ->
            1000 * cycle.page().sum("driftmeter_evaluation_seconds_sum{") / evaluations(cycle));
    load(text, "without a monitor", SmallBox.Cycle::alone);
    load(text, "monitored and scraped", SmallBox.Cycle::watched);
    text.append('\n').append(box.conservation().sentence());
    text.append(Text.format(" Of all requests, %,d failed.%n", box.failures()));
    return text.toString();
  }

  private String method() {
    return Text.format(
        "A server of a model with %d features and an output, with Java's flags `%s`, whose private"
            + " memory the kernel limits to %.0f MB. In each of %d cycles it is under load for %d s"
            + " without a monitor, with one, with one whose meters are bound and scraped every"
            + " second, and with that closed again; after each, the heap is measured after full"
            + " collections. The process lived to the end, and its physical memory peaked at"
            + " %.0f MB.",
        WideRows.FEATURES,
        String.join(" ", SmallBox.FLAGS),
        box.limit() / MEGABYTE,
        box.cycles().size(),
        box.seconds(),
        box.peakResident() / MEGABYTE);
  }

  private static double evaluations(SmallBox.Cycle cycle) {
    return cycle.page().sum("driftmeter_evaluation_seconds_count{");
  }

  private void load(StringBuilder text, String state, Function<SmallBox.Cycle, LoadRun> run) {
    row(
        text,
        "requests per second, " + state,
        "%,.0f",
        cycle -> run.apply(cycle).requests() / run.apply(cycle).seconds());
    row(text, "latency p50, µs, " + state, "%,.0f", cycle -> run.apply(cycle).p50());
    row(text, "latency p99, µs, " + state, "%,.0f", cycle -> run.apply(cycle).p99());
    row(text, "latency p99.9, µs, " + state, "%,.0f", cycle -> run.apply(cycle).p999());
  }

  private void megabytes(StringBuilder text, String title, ToDoubleFunction<SmallBox.Cycle> bytes) {
    row(text, title + ", MB", "%.2f", cycle -> bytes.applyAsDouble(cycle) / MEGABYTE);
  }

  private void row(
      StringBuilder text, String title, String format, ToDoubleFunction<SmallBox.Cycle> figure) {
    var range = box.cycles().stream().mapToDouble(figure).summaryStatistics();
    text.append("| ").append(title);
    for (double value : new double[] {box.median(figure), range.getMin(), range.getMax()}) {
      text.append(" | ").append(Text.format(format, value));
    }
    text.append(" |\n");
  }
}
