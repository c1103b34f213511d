package io.driftmeter.jmh;

import io.driftmeter.jmh.Axis.Param;
import io.driftmeter.jmh.Axis.Percentiles;
import io.driftmeter.jmh.Axis.Threads;
import io.driftmeter.jmh.Run.Effort;
import java.util.List;
import java.util.Map;

/**
 * One thing that the suite asks.
 *
 * @param title the question
 * @param text how it is asked
 * @param runs what is run for it
 * @param tables how the answer is shown
 */
record Question(String title, String text, List<Run> runs, List<Table> tables) {

  private static final String ALL = ".*";
  private static final String OURS = "(driftmeter.*|unsafeFloor.*|readOnly)";
  private static final String PEERS = "peer";
  private static final Map<String, String> NO_PARAMS = Map.of();

  Question {
    runs = List.copyOf(runs);
    tables = List.copyOf(tables);
  }

  /** All of them, in the order of the page. */
  static List<Question> all() {
    return List.of(
        oneValue(),
        rows(),
        drain(),
        categories(),
        scopes(),
        instrumentation(),
        extraction(),
        latency(),
        judgement(),
        scrape(),
        memory(),
        profiles());
  }

  private static Question oneValue() {
    return new Question(
        "One value",
        """
        One `double` into one object that all threads share. The floor is the same counting in a plain \
        array for each thread alone: neither safe nor shared, it says what the machine makes of so many \
        threads.""",
        List.of(
            run(SingleValueBenchmark.class, 1, NO_PARAMS),
            run(SingleValueBenchmark.class, 2, NO_PARAMS),
            new Run(SingleValueBenchmark.class, OURS, 4, NO_PARAMS, Effort.QUICK),
            new Run(SingleValueBenchmark.class, PEERS, 4, NO_PARAMS, Effort.SELDOM),
            new Run(SingleValueBenchmark.class, OURS, 16, NO_PARAMS, Effort.QUICK),
            new Run(SingleValueBenchmark.class, PEERS, 16, NO_PARAMS, Effort.SELDOM)),
        List.of(
            new Table(
                "Nanoseconds per value and thread",
                SingleValueBenchmark.class,
                ALL,
                NO_PARAMS,
                0,
                new Threads(List.of(1, 2, 4, 16)),
                "driftmeter")));
  }

  private static Question rows() {
    Map<String, String> fifty = Map.of("features", "50");
    return new Question(
        "A row",
        """
        A row of numeric features into one monitor, or into one peer per feature, shared by all \
        threads. The floor is as above.""",
        List.of(
            run(RowBenchmark.class, 1, fifty),
            new Run(RowBenchmark.class, 1, Map.of("features", "10,500"), Effort.SELDOM),
            run(RowBenchmark.class, 2, fifty),
            new Run(RowBenchmark.class, OURS, 4, fifty, Effort.SELDOM),
            new Run(RowBenchmark.class, PEERS, 4, fifty, Effort.SELDOM),
            new Run(RowBenchmark.class, OURS, 16, fifty, Effort.QUICK),
            new Run(RowBenchmark.class, PEERS, 16, fifty, Effort.SELDOM)),
        List.of(
            new Table(
                "Nanoseconds per row, one thread",
                RowBenchmark.class,
                ALL,
                NO_PARAMS,
                1,
                new Param("features", List.of("10", "50", "500"), "features", null),
                "driftmeterWriter"),
            new Table(
                "Nanoseconds per row of 50 features and thread",
                RowBenchmark.class,
                ALL,
                fifty,
                0,
                new Threads(List.of(1, 2, 4, 16)),
                "driftmeterWriter")));
  }

  private static Question drain() {
    Map<String, String> fifty = Map.of("features", "50");
    return new Question(
        "Recording while draining",
        """
        Single rows of 50 features while the monitor drains every millisecond and judges windows of \
        50 ms, beside rows that nothing drains, which are measured twice: where those two differ, the \
        machine does. Then the time of a drain on the monitor's own thread, after 1024 rows of one thread, or \
        of 64 when threads have pushed one another before, so that there are more stripes. What is \
        allocated includes those threads.""",
        List.of(
            new Run(DrainBenchmark.class, 1, fifty, Effort.THOROUGH),
            new Run(DrainTimeBenchmark.class, 1, NO_PARAMS, Effort.QUICK)),
        List.of(
            new Table(
                "Nanoseconds of single rows, one thread",
                DrainBenchmark.class,
                ALL,
                fifty,
                1,
                new Percentiles(List.of("50.0", "90.0", "99.0", "99.9", "99.99")),
                "withoutDrain"),
            new Table(
                "Microseconds per drain",
                DrainTimeBenchmark.class,
                ALL,
                NO_PARAMS,
                1,
                new Param("features", List.of("10", "50", "500"), "columns", null),
                null),
            new Table(
                "Stripes that were drained",
                DrainTimeBenchmark.class,
                ALL,
                NO_PARAMS,
                1,
                new Param("features", List.of("10", "50", "500"), "columns", "stripes"),
                null)));
  }

  private static Question categories() {
    Map<String, String> thousand = Map.of("names", "1000");
    return new Question(
        "Categories",
        """
        One name into one object that all threads share. Names are equal to those that the reference \
        knows, and never the same objects.""",
        List.of(
            run(CategoricalBenchmark.class, 1, NO_PARAMS),
            run(CategoricalBenchmark.class, 2, thousand)),
        List.of(
            new Table(
                "Nanoseconds per name, one thread",
                CategoricalBenchmark.class,
                ALL,
                NO_PARAMS,
                1,
                new Param("names", List.of("10", "1000"), "names", null),
                "driftmeterName"),
            new Table(
                "Nanoseconds per name of 1000 and thread",
                CategoricalBenchmark.class,
                ALL,
                thousand,
                0,
                new Threads(List.of(1, 2)),
                "driftmeterName")));
  }

  private static Question scopes() {
    Map<String, String> ten = Map.of("features", "10");
    return new Question(
        "A prediction with its latency",
        """
        Ten features, the output, the outcome and the latency, for which the clock is read twice; \
        Micrometer with a percentile histogram for each of them.""",
        List.of(run(ScopeBenchmark.class, 1, ten), run(ScopeBenchmark.class, 2, ten)),
        List.of(
            new Table(
                "Nanoseconds per prediction and thread",
                ScopeBenchmark.class,
                ALL,
                ten,
                0,
                new Threads(List.of(1, 2)),
                "driftmeterScope")));
  }

  private static Question instrumentation() {
    Class<?> benchmark = InstrumentationBenchmark.class;
    return new Question(
        "Instrumentation",
        """
        A call of a model with eight numbers and two names, which does little more than add them up. \
        Ours records all ten, the output, the outcome and the latency, through a proxy of the JDK, through the aspect \
        behind a proxy of Spring, and through a scope written by hand, which is the floor. Micrometer's aspect \
        times the same call behind the same proxy of Spring, and records nothing else.""",
        List.of(run(benchmark, 1, NO_PARAMS), run(benchmark, 2, NO_PARAMS)),
        List.of(
            new Table(
                "Nanoseconds per call and thread",
                benchmark,
                ALL,
                NO_PARAMS,
                0,
                new Threads(List.of(1, 2)),
                "driftmeterProxy")));
  }

  private static Question extraction() {
    Class<?> benchmark = ExtractionBenchmark.class;
    return new Question(
        "Taking values out of objects",
        """
        The ten numbers of a record or a bean into a prediction, as annotations say and by a scope written by hand. \
        The difference between the two holds the objects that a call through annotations needs, shared by the ten.""",
        List.of(new Run(benchmark, 1, NO_PARAMS, Effort.THOROUGH)),
        List.of(
            new Table(
                "Nanoseconds per number",
                benchmark,
                ALL,
                NO_PARAMS,
                0,
                new Threads(List.of(1)),
                "driftmeterRecordByHand")));
  }

  private static Question latency() {
    return new Question(
        "A latency in a meter",
        """
        What one more timer would cost each request, which is why the monitor publishes its own \
        counts of latencies instead: [the decision](adr/latency-as-function-counters.md).""",
        List.of(
            run(LatencyMeterBenchmark.class, 1, NO_PARAMS),
            run(LatencyMeterBenchmark.class, 2, NO_PARAMS)),
        List.of(
            new Table(
                "Nanoseconds per latency and thread",
                LatencyMeterBenchmark.class,
                ALL,
                NO_PARAMS,
                0,
                new Threads(List.of(1, 2)),
                null)));
  }

  private static Question judgement() {
    return new Question(
        "Judging a window",
        """
        A window of 10 000 rows, every test of every column at every scale, on the monitor's own \
        thread, with and without the nine scores that verdicts do not need.""",
        List.of(new Run(EvaluationBenchmark.class, 1, NO_PARAMS, Effort.THOROUGH)),
        List.of(
            new Table(
                "Milliseconds per window",
                EvaluationBenchmark.class,
                ALL,
                Map.of(),
                1,
                new Param("columns", List.of("10", "100", "1000"), "columns", null),
                null)));
  }

  private static Question scrape() {
    Param columns = new Param("columns", List.of("10", "100", "1000"), "columns", null);
    return new Question(
        "A scrape",
        """
        The meters of one monitor, after a report, in the text format of Prometheus. By default at most 300 columns are in detail, \
        and of the others little more than whether they alarm. Nearly all of the time is that of the Prometheus client, per series.""",
        List.of(new Run(ScrapeBenchmark.class, 1, NO_PARAMS, Effort.THOROUGH)),
        List.of(
            new Table(
                "Milliseconds per scrape", ScrapeBenchmark.class, ALL, NO_PARAMS, 1, columns, null),
            new Table(
                "Bytes per scrape",
                ScrapeBenchmark.class,
                ALL,
                NO_PARAMS,
                1,
                new Param("columns", columns.values(), columns.noun(), "bytes"),
                null)));
  }

  private static Question memory() {
    Map<String, String> fifty = Map.of("features", "50");
    return new Question(
        "Memory",
        """
        Bytes on the heap, as JOL finds them: all that can be reached from the object and not from \
        another one that was made the same way. A busy monitor has taken the stream in each of 16 threads \
        while it was drained; a published one has done so four times, and has its meters bound and \
        scraped. Each peer has taken 65 536 values.""",
        List.of(
            new Run(FootprintBenchmark.class, "driftmeter.*", 1, NO_PARAMS, Effort.ONCE),
            new Run(FootprintBenchmark.class, "peer", 1, fifty, Effort.ONCE)),
        List.of(
            new Table(
                "Bytes",
                FootprintBenchmark.class,
                "driftmeter.*",
                NO_PARAMS,
                1,
                new Param("features", List.of("10", "50", "500"), "columns", "bytes"),
                null),
            new Table(
                "Bytes per column",
                FootprintBenchmark.class,
                ALL,
                NO_PARAMS,
                1,
                new Param("features", List.of("50"), "columns", "bytesPerColumn"),
                "driftmeterBusyMonitor")));
  }

  private static Question profiles() {
    Map<String, String> none = NO_PARAMS;
    List<String> sizes = List.of("50", "500");
    Param time = new Param("features", sizes, "columns", null);
    Param bytes = new Param("features", sizes, "columns", "bytes");
    Class<?> benchmark = ProfileBenchmark.class;
    return new Question(
        "Merging, saving and loading",
        """
        The profiles of two replicas; for the others one sketch per column. A saved profile is \
        text, with a digest that is checked as it is loaded; a saved sketch is its bytes.""",
        List.of(run(benchmark, 1, Map.of("features", "50,500"))),
        List.of(
            new Table(
                "Microseconds per merge", benchmark, ".*Merge", none, 1, time, "driftmeterMerge"),
            new Table("Microseconds to save", benchmark, ".*Save", none, 1, time, "driftmeterSave"),
            new Table("Bytes saved", benchmark, ".*Save", none, 1, bytes, "driftmeterSave"),
            new Table(
                "Microseconds to load", benchmark, ".*Load", none, 1, time, "driftmeterLoad")));
  }

  private static Run run(Class<?> benchmark, int threads, Map<String, String> params) {
    return new Run(benchmark, threads, params, Effort.QUICK);
  }
}
