package io.driftmeter.stats.verdict;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.HandDrivenClock;
import io.driftmeter.stats.HandDrivenExecutor;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A model that scores payments, served for two days, and a monitor of it driven by hand. */
final class ScoringModel implements AutoCloseable {

  static final Schema SCHEMA =
      Schema.builder()
          .numeric("amount", "age", "channel")
          .categorical("country")
          .scoreWithThresholds("risk", 0.5)
          .label("decision")
          .build();

  static final int ROWS = 2_000;
  static final int WINDOWS = 48;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String[] COUNTRIES = {"AT", "CH", "DE", "FR"};

  final StreamingModelMonitor monitor;
  private final HandDrivenClock clock = new HandDrivenClock(TestMonitors.NOON);
  private final RowRecorder<Row> rows;
  private final SplittableRandom random;

  ScoringModel(Profile reference, long seed) {
    this(reference, seed, builder -> builder);
  }

  ScoringModel(Profile reference, long seed, UnaryOperator<MonitorBuilder> settings) {
    MonitorBuilder builder =
        StreamingModelMonitor.builder("scoring", "1")
            .reference(reference)
            .window(HOUR)
            .clock(clock)
            .executor(new HandDrivenExecutor());
    monitor = settings.apply(builder).build();
    rows = rows(monitor);
    random = new SplittableRandom(seed);
  }

  /** One payment, healthy until a test changes it. Every 500th is flagged. */
  static final class Row {
    @Nullable Double amount;
    @Nullable Double age;
    @Nullable Double channel = 1.0;
    @Nullable String country;
    double risk;
    String decision;
    boolean isAmountDefaulted;
    boolean isAgeFailed;

    private Row(SplittableRandom random, int position) {
      amount = 100 * StrictMath.exp(normal(random));
      age = (double) (18 + random.nextInt(60));
      country = COUNTRIES[random.nextInt(COUNTRIES.length)];
      risk = position % 500 == 0 ? 0.9 : 0.4 * random.nextDouble();
      decision = position % 10 == 0 ? "refuse" : "accept";
    }

    private static double normal(SplittableRandom random) {
      return Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
          * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
  }

  private static RowRecorder<Row> rows(RowSink sink) {
    NumericColumn amount = sink.numeric("amount");
    NumericColumn age = sink.numeric("age");
    NumericColumn channel = sink.numeric("channel");
    CategoricalColumn country = sink.categorical("country");
    NumericColumn risk = sink.numeric("risk");
    CategoricalColumn decision = sink.categorical("decision");
    return sink.rows(
        (from, to) -> {
          to.set(amount, from.amount)
              .set(age, from.age)
              .set(channel, from.channel)
              .set(country, from.country)
              .set(risk, from.risk)
              .set(decision, from.decision);
          if (from.isAmountDefaulted) {
            to.defaulted(amount);
          }
          if (from.isAgeFailed) {
            to.failed(age);
          }
        });
  }

  /** A reference in {@value #WINDOWS} windows of an hour, as collected from healthy traffic. */
  static Profile serving(long seed) {
    return reference(ReferenceKind.SERVING, seed, (row, window) -> {});
  }

  static Profile training(long seed) {
    return reference(ReferenceKind.TRAINING, seed, (row, window) -> {});
  }

  static Profile reference(ReferenceKind kind, long seed, ObjIntConsumer<Row> change) {
    return fill(
        ReferenceProfiles.builder("scoring", "1", SCHEMA).kind(kind).windows(HOUR), seed, change);
  }

  /** The same on the grids of another. */
  static Profile reference(
      ReferenceKind kind, Profile grids, long seed, ObjIntConsumer<Row> change) {
    return fill(
        ReferenceProfiles.builder("scoring", "1", SCHEMA).kind(kind).gridsFrom(grids).windows(HOUR),
        seed,
        change);
  }

  private static Profile fill(ReferenceBuilder builder, long seed, ObjIntConsumer<Row> change) {
    RowRecorder<Row> rows = rows(builder);
    SplittableRandom random = new SplittableRandom(seed);
    Instant start = TestMonitors.NOON.minus(Duration.ofDays(10));
    for (int window = 0; window < WINDOWS; window++) {
      builder.at(start.plus(HOUR.multipliedBy(window)));
      for (int i = 0; i < ROWS; i++) {
        Row row = new Row(random, i);
        change.accept(row, window);
        rows.record(row);
      }
    }
    return builder.builtAt(TestMonitors.NOON).build();
  }

  /** An hour of healthy traffic. */
  DriftReport window() {
    return window(ROWS, (row, i) -> {});
  }

  /** An hour of that many rows, each changed with its position in mind. */
  DriftReport window(int count, ObjIntConsumer<Row> change) {
    for (int i = 0; i < count; i++) {
      Row row = new Row(random, i);
      change.accept(row, i);
      rows.record(row);
    }
    clock.advance(HOUR);
    return monitor.closeWindow();
  }

  /** An hour in which something else is recorded. */
  DriftReport window(Runnable traffic) {
    traffic.run();
    clock.advance(HOUR);
    return monitor.closeWindow();
  }

  Instant now() {
    return clock.instant();
  }

  static Finding finding(DriftReport report, String column, Check check) {
    return report.findings().stream()
        .filter(finding -> finding.column().equals(column) && finding.check() == check)
        .findFirst()
        .orElseThrow();
  }

  /** What is raised, as {@code column check}. */
  static List<String> raised(DriftReport report) {
    return report.raised().stream()
        .map(finding -> finding.column() + " " + finding.check().tag())
        .toList();
  }

  @Override
  public void close() {
    monitor.close();
  }
}
