package io.driftmeter.examples.load;

/** What a monitor of fifty columns needs in a small box, in Markdown. */
record SmallBoxReport(SmallBox box) {

  String text() {
    return Text.format(
        """
        ## Fifty columns in half a gigabyte

        A server of a model with %d features and an output, with Java's flags `%s`, whose private memory the kernel limits to \
        %.0f MB, under load in each of its states for %d s: without a monitor, with one, with one whose meters are bound and \
        scraped every second, and with it closed again. It lived to the end, and its physical memory peaked at %.0f MB.

        | on the heap after a full collection | |
        |---|---|
        | without a monitor | %s |
        | what the monitor adds, its reference and the windows it remembers included | %s |
        | what its %,d series add in Micrometer | %s |
        | what is left of both when the monitor is closed | %s |
        | what the monitor itself estimates, without its reference | %s |

        | | |
        |---|---|
        | series per scrape | %,d |
        | bytes per scrape | %,d |
        | scrapes under load | %,d |
        | windows judged | %,.0f |
        | evaluation of a window, ms | %.1f |

        | under load | requests per second | latency p50, µs | p99, µs | p99.9, µs |
        |---|---|---|---|---|
        %s
        %s

        %s Of all requests, %,d failed.
        """,
        WideRows.FEATURES,
        String.join(" ", SmallBox.FLAGS),
        box.limit() / (double) (1 << 20),
        box.seconds(),
        box.peakResident() / (double) (1 << 20),
        Text.megabytes(box.before()),
        Text.megabytes(box.retainedByMonitor()),
        box.page().series(),
        Text.megabytes(box.retainedByMeters()),
        Text.megabytes(box.after() - box.before()),
        Text.megabytes(box.estimate()),
        box.page().series(),
        box.page().bytes(),
        box.scrapes(),
        evaluations(),
        1000 * box.page().sum("driftmeter_evaluation_seconds_sum{") / evaluations(),
        row("without a monitor", box.alone()),
        row("monitored and scraped", box.watched()),
        box.conservation().sentence(),
        box.failures());
  }

  private double evaluations() {
    return box.page().sum("driftmeter_evaluation_seconds_count{");
  }

  private static String row(String title, LoadRun run) {
    return Text.format(
        "| %s | %,.0f | %,.0f | %,.0f | %,.0f |",
        title, run.requests() / run.seconds(), run.p50(), run.p99(), run.p999());
  }
}
