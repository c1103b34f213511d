package io.driftmeter.jmh;

import java.util.List;
import java.util.Map;

/**
 * What a figure should be at most.
 *
 * @param text what the figure is
 * @param limit what it should be at most
 * @param figure the figure
 */
record Target(String text, double limit, Figure figure) {

  private static final Map<String, String> FIFTY = Map.of("features", "50");
  private static final String PEER = "peer";

  /** All of them, in the order of the page. */
  static List<Target> all() {
    return List.of(
        new Target("row by writer / unsafe floor, 1 thread", 1.3, row(1).over(floor(1))),
        new Target(
            "row as an array / unsafe floor, 1 thread",
            1.3,
            rows("driftmeterArray", 1).over(floor(1))),
        against(Peer.DDSKETCH, 1, 0.25),
        against(Peer.DDSKETCH, 2, 0.12),
        against(Peer.HDR_DOUBLE_RECORDER, 1, 0.12),
        against(Peer.HDR_DOUBLE_RECORDER, 2, 0.03),
        against(Peer.KLL, 1, 0.06),
        against(Peer.KLL, 2, 0.02),
        against(Peer.PROMETHEUS_CLASSIC, 1, 0.06),
        against(Peer.PROMETHEUS_CLASSIC, 2, 0.02),
        against(Peer.MICROMETER_SLOS, 1, 0.03),
        against(Peer.MICROMETER_SLOS, 2, 0.02),
        oneValue(1, 0.5),
        oneValue(2, 0.05),
        sharing("row by writer", RowBenchmark.class, "driftmeterWriter", "50"),
        sharing("row as an array", RowBenchmark.class, "driftmeterArray", "50"),
        sharing("prediction of ten features", ScopeBenchmark.class, "driftmeterScope", "10"),
        crowd("row by writer", "driftmeterWriter"),
        crowd("row as an array", "driftmeterArray"),
        new Target(
            "row, 16 threads / 2 threads, over the same of the floor",
            1.25, // a fifth of the throughput lost
            row(16).over(row(2)).over(floor(16).over(floor(2)))),
        new Target(
            "ns that drains add to the p99.99 of a row, 1 thread",
            50_000,
            tail("driftmeterDraining").minus(tail("withoutDrain"))),
        drained(1),
        drained(64),
        scraped(),
        instrumented("proxy", "driftmeterProxy"),
        instrumented("aspect", "driftmeterAspect"),
        extracted("record", "driftmeterRecord"),
        extracted("bean", "driftmeterBean"),
        new Target(
            "bytes allocated per row, 1 thread",
            0.1,
            Figure.of(RowBenchmark.class, "driftmeterWriter", FIFTY, 1, Measurement::allocation)));
  }

  private static Target against(Peer peer, int threads, double limit) {
    Map<String, String> params = Map.of("features", "50", PEER, peer.name());
    Figure other = Figure.of(RowBenchmark.class, PEER, params, threads, Measurement::score);
    return new Target(text("row", peer, threads), limit, row(threads).over(other));
  }

  /** What two threads do to one another, and not what the machine makes of two. */
  private static Target sharing(String what, Class<?> benchmark, String method, String features) {
    Map<String, String> params = Map.of("features", features);
    Figure shared = Figure.of(benchmark, method, params, 2, Measurement::score);
    Figure own = Figure.of(benchmark, method + "MonitorPerThread", params, 2, Measurement::score);
    return new Target(
        what + ", 2 threads, one monitor / a monitor for each", 1.2, shared.over(own));
  }

  /** Of sixteen threads on the processors that two had, and not what the machine makes of it. */
  private static Target crowd(String what, String method) {
    return new Target(
        "processor time of a " + what + ", 16 threads / 1 thread, over the same of the floor",
        1.3,
        rows(method, 16).over(rows(method, 1)).over(floor(16).over(floor(1))));
  }

  private static Target drained(int writers) {
    return new Target(
        "us per drain of 500 columns, writers " + writers,
        5_000,
        Figure.of(
            DrainTimeBenchmark.class,
            "driftmeterDrain",
            Map.of("features", "500", "writers", String.valueOf(writers)),
            1,
            Measurement::score));
  }

  private static Figure tail(String method) {
    return Figure.of(
        DrainBenchmark.class,
        method,
        FIFTY,
        1,
        one -> one.percentiles().getOrDefault("99.99", Double.NaN));
  }

  private static Target scraped() {
    return new Target(
        "ms per scrape of 1000 columns, as they are published by default",
        50,
        Figure.of(
            ScrapeBenchmark.class,
            "driftmeterScrape",
            Map.of("columns", "1000", "meters", ScrapeBenchmark.BY_DEFAULT),
            1,
            Measurement::score));
  }

  private static Target instrumented(String what, String method) {
    return new Target(
        "ten inputs and an output by %s / Micrometer's TimedAspect alone, 1 thread".formatted(what),
        3,
        plain(InstrumentationBenchmark.class, method)
            .over(plain(InstrumentationBenchmark.class, "micrometerTimedAspect")));
  }

  private static Target extracted(String what, String method) {
    return new Target(
        "ns per number of a %s by annotations, beyond a scope by hand".formatted(what),
        5,
        plain(ExtractionBenchmark.class, method + "ByAnnotations")
            .minus(plain(ExtractionBenchmark.class, method + "ByHand")));
  }

  private static Figure plain(Class<?> benchmark, String method) {
    return Figure.of(benchmark, method, Map.of(), 1, Measurement::score);
  }

  private static Target oneValue(int threads, double limit) {
    Peer peer = Peer.HDR_DOUBLE_RECORDER;
    Class<?> benchmark = SingleValueBenchmark.class;
    Map<String, String> params = Map.of(PEER, peer.name());
    Figure ours = Figure.of(benchmark, "driftmeter", Map.of(), threads, Measurement::score);
    Figure other = Figure.of(benchmark, PEER, params, threads, Measurement::score);
    return new Target(text("one value", peer, threads), limit, ours.over(other));
  }

  private static String text(String what, Peer peer, int threads) {
    return "%s / %s, %d thread%s".formatted(what, peer.label(), threads, threads == 1 ? "" : "s");
  }

  private static Figure row(int threads) {
    return rows("driftmeterWriter", threads);
  }

  private static Figure floor(int threads) {
    return rows("unsafeFloorPerThread", threads);
  }

  private static Figure rows(String method, int threads) {
    return Figure.of(RowBenchmark.class, method, FIFTY, threads, Measurement::score);
  }
}
