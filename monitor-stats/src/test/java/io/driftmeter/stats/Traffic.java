package io.driftmeter.stats;

import static io.driftmeter.api.counts.ValueState.ABSENT;
import static io.driftmeter.api.counts.ValueState.DEFAULTED;
import static io.driftmeter.api.counts.ValueState.FAILED;
import static io.driftmeter.api.counts.ValueState.MISSING;
import static io.driftmeter.api.counts.ValueState.NAN;
import static io.driftmeter.api.counts.ValueState.NEGATIVE_INFINITY;
import static io.driftmeter.api.counts.ValueState.POSITIVE_INFINITY;
import static io.driftmeter.api.counts.ValueState.UNSEEN;
import static io.driftmeter.api.counts.ValueState.VALID;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.util.SplittableRandom;

/**
 * One thread's random traffic: every way to record, every kind of value, and a tally of its own
 * that knows nothing of how the monitor counts.
 */
final class Traffic {

  static final Schema SCHEMA =
      Schema.builder()
          .numeric("x", "twin", "lone")
          .categorical("name")
          .score("score")
          .label("decision")
          .build();

  private static final int LONE = 2;
  private static final int NAME = 3;
  private static final String HUGE = "z".repeat(5_000);

  private static final double[] SPECIAL = {
    Double.NaN,
    Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
    Double.longBitsToDouble(0xfff8_dead_beef_0000L),
    Double.longBitsToDouble(0x7ff0_0000_0000_0001L), // signalling
    Double.longBitsToDouble(0x7ff8_d21f_7e7e_0003L), // how a row marks what is missing
    Double.longBitsToDouble(0x7ff8_d21f_7e7e_000aL), // and what is absent
    Double.longBitsToDouble(0x7ff8_d21f_7e7e_ffffL), // and no state at all
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    -0.0,
    0.0,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
  };

  /** The two extremes lie off every grid of these tests; everything else that is finite is on. */
  private static ValueState state(double value) {
    return Double.isNaN(value)
        ? NAN
        : value == Double.POSITIVE_INFINITY
            ? POSITIVE_INFINITY
            : value == Double.NEGATIVE_INFINITY
                ? NEGATIVE_INFINITY
                : value == Double.MAX_VALUE
                    ? ValueState.ABOVE
                    : value == -Double.MAX_VALUE ? ValueState.BELOW : VALID;
  }

  final TrafficTally tally = new TrafficTally(SCHEMA);

  private final ModelMonitor monitor;
  private final SplittableRandom random;
  private final NumericColumn x;
  private final NumericColumn twin;
  private final NumericColumn lone;
  private final CategoricalColumn name;
  private final NumericColumn score;
  private final CategoricalColumn decision;
  private final RowRecorder<Traffic> rows;
  private final RowRecorder<Traffic> throwing;
  private ValueState xState = ABSENT;
  private ValueState nameState = ABSENT;

  Traffic(ModelMonitor monitor, long seed) {
    this.monitor = monitor;
    random = new SplittableRandom(seed);
    x = monitor.numeric("x");
    twin = monitor.numeric("twin");
    lone = monitor.numeric("lone");
    name = monitor.categorical("name");
    score = monitor.numeric("score");
    decision = monitor.categorical("decision");
    rows = monitor.rows(Traffic::write);
    throwing =
        monitor.rows(
            (traffic, row) -> {
              traffic.write(row);
              throw new IllegalStateException("thrown on purpose");
            });
  }

  /** A reference whose grids hold 0 and [0, 1), spread by that factor, and not the extremes. */
  static Profile reference(String version, double spread) {
    ReferenceBuilder builder = ReferenceProfiles.builder("traffic", version, SCHEMA);
    NumericColumn[] numbers = {
      builder.numeric("x"),
      builder.numeric("twin"),
      builder.numeric("lone"),
      builder.numeric("score")
    };
    CategoricalColumn name = builder.categorical("name");
    CategoricalColumn decision = builder.categorical("decision");
    SplittableRandom random = new SplittableRandom(7);
    RowRecorder<Integer> rows =
        builder.rows(
            (i, row) -> {
              for (NumericColumn number : numbers) {
                row.set(number, (random.nextDouble() * 4 - 1.5) * spread);
              }
              row.set(name, i % 2 == 0 ? "a" : "b").set(decision, i % 3 == 0 ? "yes" : "no");
            });
    for (int i = 0; i < 2_000; i++) {
      rows.record(i);
    }
    return builder.build();
  }

  private double number() {
    return random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextDouble();
  }

  /** Sets the twins to the same thing, and the name. */
  private void write(Row row) {
    switch (random.nextInt(8)) {
      case 0 -> {
        row.missing(x).missing(twin);
        xState = MISSING;
      }
      case 1 -> {
        row.set(x, (Double) null).set(twin, (Double) null);
        xState = MISSING;
      }
      case 2 -> {
        row.set(x, 0.5).defaulted(x).defaulted(twin);
        xState = DEFAULTED;
      }
      case 3 -> {
        row.failed(x).failed(twin);
        xState = FAILED;
      }
      default -> {
        double value = number();
        row.missing(twin).set(x, value).set(twin, value);
        xState = state(value);
      }
    }
    nameState = writeName(row);
  }

  private ValueState writeName(Row row) {
    int kind = random.nextInt(10);
    switch (kind) {
      case 0 -> row.set(name, (String) null);
      case 1 -> row.set(name, "never seen");
      case 2 -> row.set(name, HUGE);
      case 3 -> row.defaulted(name);
      case 4 -> row.failed(name);
      case 5 -> {
        return ABSENT;
      }
      default -> row.set(name, random.nextBoolean() ? "a" : "b");
    }
    return switch (kind) {
      case 0 -> MISSING;
      case 1, 2 -> UNSEEN;
      case 3 -> DEFAULTED;
      case 4 -> FAILED;
      default -> VALID;
    };
  }

  /** Records once, in a random way. */
  void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        rows.record(this);
        tally.row(Outcome.SUCCESS, false, xState, xState, ABSENT, nameState, ABSENT, ABSENT);
      }
      case 3 -> {
        throwing.record(this);
        ValueState name = nameState == ABSENT ? FAILED : nameState;
        tally.row(Outcome.SUCCESS, false, xState, xState, FAILED, name, FAILED, FAILED);
      }
      case 4, 5 -> array(false);
      case 6 -> array(true);
      case 7, 8, 9 -> scope();
      case 10 -> number(LONE, lone);
      default -> name();
    }
  }

  private void array(boolean withOutput) {
    double value = number();
    double other = number();
    double[] features = {value, value, other};
    ValueState output = ABSENT;
    if (withOutput) {
      monitor.record(features, value);
      output = state(value);
    } else {
      monitor.record(features);
    }
    tally.row(
        Outcome.SUCCESS, false, state(value), state(value), state(other), ABSENT, output, ABSENT);
  }

  /** Records one array so many times, as fast as that goes. */
  void burst(int count) {
    double[] features = {0.25, 0.25, 0.75};
    for (int i = 0; i < count; i++) {
      monitor.record(features, 0.5);
    }
    tally.rows(count, Outcome.SUCCESS, false, VALID, VALID, VALID, ABSENT, VALID, ABSENT);
  }

  private void scope() {
    int kind = random.nextInt(5);
    PredictionScope scope = monitor.startPrediction();
    write(scope);
    switch (kind) {
      case 0 -> {
        scope.output(0.5);
        scope.output("yes");
        count(Outcome.SUCCESS, VALID, VALID);
      }
      case 1 -> {
        scope.set(decision, "perhaps");
        count(Outcome.SUCCESS, ABSENT, UNSEEN);
      }
      case 2 -> count(Outcome.ERROR, ABSENT, ABSENT);
      case 3 -> {
        scope.set(score, 0.25).failed(new IllegalStateException("thrown on purpose"));
        count(Outcome.ERROR, VALID, ABSENT);
      }
      default -> {
        scope.output(0.5);
        scope.discard();
      }
    }
    scope.close();
    scope.set(x, 0.5);
    scope.close();
  }

  private void count(Outcome outcome, ValueState score, ValueState decision) {
    tally.row(outcome, true, xState, xState, ABSENT, nameState, score, decision);
  }

  private void number(int column, NumericColumn handle) {
    if (random.nextInt(3) == 0) {
      state(column, handle);
    } else {
      double value = number();
      handle.record(value);
      tally.call(column, state(value));
    }
  }

  private void name() {
    switch (random.nextInt(4)) {
      case 0 -> state(NAME, name);
      case 1 -> {
        name.record((String) null);
        tally.call(NAME, MISSING);
      }
      case 2 -> {
        name.record("never seen");
        tally.call(NAME, UNSEEN);
      }
      default -> {
        name.record("a");
        tally.call(NAME, VALID);
      }
    }
  }

  private void state(int column, ColumnHandle handle) {
    switch (random.nextInt(3)) {
      case 0 -> {
        handle.recordMissing();
        tally.call(column, MISSING);
      }
      case 1 -> {
        handle.recordDefaulted();
        tally.call(column, DEFAULTED);
      }
      default -> {
        handle.recordFailed();
        tally.call(column, FAILED);
      }
    }
  }
}
