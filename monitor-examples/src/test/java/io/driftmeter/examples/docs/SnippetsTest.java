package io.driftmeter.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.BaselineCollection;
import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.IndexedColumn;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.counts.MonitorHealth;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.micrometer.ModelMonitorMetrics;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.Sensitivity;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that the documents show. {@link DocumentationTest} holds the two together. */
@SuppressWarnings("NullAway.Init")
class SnippetsTest {

  /** What a payment server has at hand for one prediction. */
  record Payment(double amount, @Nullable String country, boolean amountDefaulted) {}

  /** A payment of which it is known when it came in. */
  record Received(Instant time, Payment payment) {}

  private static final Schema SCHEMA =
      Schema.builder().numeric("amount").categorical("country").score("risk").build();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SplittableRandom random = new SplittableRandom(7);
  private Path file;
  private StreamingModelMonitor monitor;
  private NumericColumn amount;
  private CategoricalColumn country;
  private Profile reference;

  private Payment draw() {
    String[] countries = {"AT", "CH", "DE", "FR"};
    return new Payment(
        Math.exp(3 * random.nextDouble()), countries[random.nextInt(countries.length)], false);
  }

  private double risk(Payment payment) {
    return payment.amount() / 25;
  }

  @BeforeEach
  void train(@TempDir Path folder) throws IOException {
    file = folder.resolve("fraud-7.profile.json");
    List<Payment> trainingPayments = Stream.generate(this::draw).limit(20_000).toList();
    Path path = file;

    Schema schema = Schema.builder().numeric("amount").categorical("country").score("risk").build();
    ReferenceBuilder training = ReferenceProfiles.builder("fraud", "7", schema);
    RowRecorder<Payment> rows = rows(training);
    trainingPayments.forEach(rows::record);
    ReferenceProfiles.save(training.build(), path);

    serve(path);
  }

  /** One description of a row, for training and for serving. */
  static RowRecorder<Payment> rows(RowSink sink) {
    NumericColumn amount = sink.numeric("amount");
    CategoricalColumn country = sink.categorical("country");
    return sink.rows(
        (payment, row) -> row.set(amount, payment.amount()).set(country, payment.country()));
  }

  private void serve(Path path) throws IOException {
    StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("fraud", "7")
            .reference(ReferenceProfiles.load(path))
            .window(Duration.ofMinutes(15))
            .falseAlarmBudget(FalseAlarms.perMonth(1))
            .latencyObjective(Duration.ofMillis(20), 0.99)
            .listener(report -> report.raised().forEach(System.out::println))
            .build();
    ModelMonitorMetrics.monitor(registry, monitor);

    this.monitor = monitor;
    amount = monitor.numeric("amount");
    country = monitor.categorical("country");
    reference = ReferenceProfiles.load(path);
  }

  double score(Payment payment) {
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(amount, payment.amount()).set(country, payment.country());
      return prediction.output(risk(payment)); // closed without an output: an error
    }
  }

  @Test
  void countersKeepToTheirMemory() {
    StreamingModelMonitor small =
        StreamingModelMonitor.builder("fraud", "7")
            .reference(reference)
            .counterMemory(256 << 10)
            .build();

    MonitorHealth held = small.health();
    assertThat(held.stripes()).isEqualTo(2);
    if (Runtime.getRuntime().availableProcessors() > 1) { // one has no use for more
      MonitorHealth usual = monitor.health();
      assertThat(usual.stripes()).isGreaterThan(held.stripes());
      assertThat(usual.memoryBytes()).isGreaterThan(held.memoryBytes());
    }
    small.close();
  }

  /** Countries as a constant each. */
  enum Country {
    AT,
    CH
  }

  @Test
  void manyRowsAreRecordedAtOnceAndCategoriesByConstantAndNumber() {
    float[] tensor = {1, 2, 3};
    float[] scores = {0.1f, 0.2f, 0.3f};
    double[] amounts = {1, 2, 3};
    int rows = 3;

    BatchRecorder batches = monitor.batches();

    batches.rowMajor(tensor, scores, rows); // float[] as a runtime takes it, and what it answered
    batches.columnMajor(new double[][] {amounts}, rows); // one array for each numeric feature

    IndexedColumn countries = monitor.indexed("country", List.of("AT", "CH", "DE", "FR"));

    countries.record(2); // DE
    country.record(Country.AT);

    DriftReport report = monitor.closeWindow();
    assertThat(report.rows()).isEqualTo(6);
    assertThat(report.column("country").orElseThrow().states().observations()).isEqualTo(2);
    assertThat(report.column("risk").orElseThrow().states().observations()).isEqualTo(3);
  }

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void aScopeIsOneRowWithItsLatencyAndOutcome() {
    for (int i = 0; i < 500; i++) {
      score(draw());
    }
    DriftReport report = monitor.closeWindow();
    assertThat(report.rows()).isEqualTo(500);
    assertThat(report.latency().count()).isEqualTo(500);
    assertThat(report.column("amount").orElseThrow().verdict()).isInstanceOf(Verdict.Stable.class);
    assertThat(registry.scrape()).contains("model_drift_verdict");
  }

  @Test
  void everyWayOfRecording() {
    Payment payment = draw();
    RowRecorder<Payment> rows = rows(monitor);

    rows.record(payment); // a whole row through one writer
    monitor.record(new double[] {payment.amount()}); // numeric features in schema order
    monitor.record(new double[] {payment.amount()}, risk(payment)); // and the first numeric output
    amount.record(payment.amount()); // one observation of one column

    DriftReport report = monitor.closeWindow();
    assertThat(report.rows()).isEqualTo(3);
    assertThat(report.column("amount").orElseThrow().states().observations()).isEqualTo(4);
  }

  @Test
  void whatIsNotThere() {
    Payment payment = new Payment(20, null, true);
    RowRecorder<Payment> rows =
        monitor.rows(
            (source, row) -> {
              row.set(country, source.country()); // null counts as missing
              if (source.amountDefaulted()) {
                row.defaulted(amount); // the feature store did not answer
              } else {
                row.set(amount, source.amount());
              }
            });
    rows.record(payment);
    assertThat(monitor.closeWindow().column("amount").orElseThrow().states())
        .hasToString("{defaulted=1}");
  }

  @Test
  void aScopeThatFails() {
    Payment payment = draw();
    try (PredictionScope prediction = monitor.startPrediction()) {
      prediction.set(amount, payment.amount());
      try {
        prediction.output(failingModel());
      } catch (IllegalStateException e) {
        prediction.failed(e); // an error, with the features it happened on
      }
    }

    try (PredictionScope probe = monitor.startPrediction()) {
      probe.discard(); // synthetic traffic is left out of every count
    }
    assertThat(monitor.closeWindow().rows()).isEqualTo(1);
  }

  private static double failingModel() {
    throw new IllegalStateException("no answer");
  }

  @Test
  void reading() {
    for (int i = 0; i < 500; i++) {
      score(draw());
    }
    DriftReport report = monitor.closeWindow();

    report.raised().forEach(finding -> System.out.println(finding.explanation()));
    report
        .columns()
        .forEach(
            column ->
                System.out.printf(
                    "%s: %s, PSI %.3f%n",
                    column.column().name(),
                    column.verdict().tag(),
                    column.score("psi").orElse(Double.NaN)));
    List<String> consequences =
        report.drifted(ColumnRole.OUTPUT).stream().map(column -> column.column().name()).toList();

    assertThat(consequences).isEmpty();
  }

  @Test
  void deploying() {
    List<Payment> newTrainingPayments = Stream.generate(this::draw).limit(20_000).toList();

    ReferenceBuilder retrained =
        ReferenceProfiles.builder("fraud", "8", SCHEMA)
            .gridsFrom(reference) // comparable with version 7, bucket by bucket
            .dataThrough(Instant.parse("2026-11-01T00:00:00Z"));
    RowRecorder<Payment> rows = rows(retrained);
    newTrainingPayments.forEach(rows::record);
    monitor.deploy("8", retrained.build());

    assertThat(monitor.info().version()).isEqualTo("8");
    assertThat(monitor.info().state()).isEqualTo(ModelState.MONITORING);
  }

  @Test
  void buildingWithWindows(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("fraud-7.profile.json");
    Instant monday = Instant.parse("2026-11-16T00:00:00Z");
    List<Received> lastWeek =
        Stream.iterate(monday, time -> time.plusSeconds(60))
            .limit(7 * 24 * 60)
            .map(time -> new Received(time, draw()))
            .toList();

    ReferenceBuilder history =
        ReferenceProfiles.builder("fraud", "7", SCHEMA).windows(Duration.ofMinutes(15));
    RowRecorder<Payment> rows = rows(history);
    for (Received received : lastWeek) {
      history.at(received.time());
      rows.record(received.payment());
    }
    ReferenceProfiles.save(history.build(), path);

    assertThat(ReferenceProfiles.load(path).windows()).hasSize(7 * 24 * 4);
  }

  @Test
  void decisionThresholds() {
    Schema deciding =
        Schema.builder()
            .numeric("amount")
            .categorical("country")
            .scoreWithThresholds("risk", 0.5)
            .build();

    assertThat(deciding.require("risk", ColumnKind.NUMERIC).thresholds()).containsExactly(0.5);
  }

  @Test
  void collectingABaseline(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("fraud-7.serving.profile.json");

    BaselineCollection baseline = monitor.collectBaseline(false); // leave out windows with an alarm

    monitor.closeWindow(); // began before
    for (int i = 0; i < 500; i++) {
      score(draw());
    }
    monitor.closeWindow();

    baseline.close();
    ReferenceProfiles.save(baseline.profile(), path);
    monitor.deploy("7", baseline.profile());

    assertThat(ReferenceProfiles.load(path).windows()).hasSize(1);
    assertThat(monitor.reference().orElseThrow().info().kind()).isEqualTo(ReferenceKind.SERVING);
    assertThat(monitor.reference().orElseThrow().info().rows()).isEqualTo(500);
  }

  @Test
  void configuringVerdicts() {
    Profile baseline =
        fill(
            ReferenceProfiles.builder("fraud", "7", SCHEMA)
                .gridsFrom(reference)
                .kind(ReferenceKind.SERVING)
                .windows(Duration.ofMinutes(15))
                .at(Instant.EPOCH));
    Profile trainingReference = reference;
    try (StreamingModelMonitor configured =
        StreamingModelMonitor.builder("fraud", "7")
            .reference(baseline)
            .training(trainingReference)
            .sensitivity(Sensitivity.FINE)
            .falseAlarmBudget(FalseAlarms.perMonth(1).sharedBy(20))
            .hourOfDay(ZoneId.of("Europe/Vienna"))
            .errorObjective(0.001)
            .threshold("psi", 0.25)
            .observeOnly(true) // for the first weeks
            .build()) {
      assertThat(configured.closeWindow().service()).hasSize(1);
    }
  }

  private Profile fill(ReferenceBuilder builder) {
    RowRecorder<Payment> rows = rows(builder);
    Stream.generate(this::draw).limit(1_000).forEach(rows::record);
    return builder.build();
  }

  @Test
  void announcingAChange() {
    Instant until = Instant.now().plus(Duration.ofDays(7));

    monitor.expect(new ExpectedChange("amount", "new price list", "pricing team", until));

    assertThat(monitor.expected()).extracting(ExpectedChange::column).containsExactly("amount");
  }

  @Test
  void merging() {
    Profile monday = reference;
    Profile tuesday = reference;

    Profile both = ReferenceProfiles.merge(List.of(monday, tuesday));

    assertThat(both.info().rows()).isEqualTo(40_000);
  }

  @Test
  void learning(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("learned.profile.json");
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("fraud", "7").schema(SCHEMA).baselineRows(10_000).build()) {
      RowRecorder<Payment> rows = rows(monitor);
      while (monitor.info().state() == ModelState.LEARNING) {
        for (int i = 0; i < 5_000; i++) {
          rows.record(draw());
        }
        monitor.closeWindow();
      }
      ReferenceProfiles.save(monitor.reference().orElseThrow(), path);
    }
    assertThat(ReferenceProfiles.load(path).info().rows()).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void ownMeasure() {
    Measure largestLoss =
        Measure.of(
            "largest_loss",
            comparison -> {
              double loss = 0;
              for (int bin = 0; bin < comparison.size(); bin++) {
                loss = Math.max(loss, -comparison.shareDifference(bin));
              }
              return loss;
            });
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("fraud", "7")
            .reference(reference)
            .measures(List.of(Measures.PSI, largestLoss))
            .build()) {
      RowRecorder<Payment> rows = rows(monitor);
      Stream.generate(this::draw).limit(500).forEach(rows::record);
      assertThat(monitor.closeWindow().column("amount").orElseThrow().scores())
          .containsOnlyKeys("psi", "largest_loss");
    }
  }

  @Test
  void knowingMoreOfAColumn() {
    Column amount =
        Column.of("amount", ColumnKind.NUMERIC, ColumnRole.FEATURE)
            .withSource("ledger")
            .withOwner("payments")
            .withImportance(0.6)
            .asCritical();
    Schema schema = Schema.builder().column(amount).categorical("country").score("risk").build();

    assertThat(schema.find("amount")).contains(amount);
  }

  @Test
  void switchingOff() {
    monitor.setEnabled(false);
    amount.record(1);
    monitor.setEnabled(true);

    ModelMonitor nothing = ModelMonitor.noop(); // for tests, and for models without monitoring
    nothing.numeric("anything").record(1);

    assertThat(monitor.closeWindow().column("amount").orElseThrow().states().total()).isZero();
  }
}
