package io.driftmeter.stats.simulation;

import io.driftmeter.api.report.Check;
import java.util.SplittableRandom;

/** What changes in a model of which everything else stays as it is. */
enum Change {
  NONE("none", Check.DRIFT),
  MEAN_10("mean +.1 sigma", Check.DRIFT),
  MEAN_15("mean +.15 sigma", Check.DRIFT),
  MEAN_20("mean +.2 sigma", Check.DRIFT),
  MEAN_30("mean +.3 sigma", Check.DRIFT),
  MEAN_50("mean +.5 sigma", Check.DRIFT),
  VARIANCE("variance x 1.3", Check.DRIFT),
  TAIL("5 % of rows at 4 sigma", Check.DRIFT),
  HUMPS("10 % of rows in two narrow humps", Check.DRIFT),
  CODING("3 % of rows at one value", Check.DRIFT),
  NEW_CATEGORY_1("new category, 1 %", Check.NEVER_SEEN),
  NEW_CATEGORY_2("new category, 2 %", Check.NEVER_SEEN),
  NEW_CATEGORY_5("new category, 5 %", Check.NEVER_SEEN),
  DEFAULTED("5 % of a feature defaulted", Check.DEFAULTED),
  DECISIONS("decision rate .2 % to .6 %", Check.DECISION_RATE);

  private final String label;
  private final Check check;

  Change(String label, Check check) {
    this.label = label;
    this.check = check;
  }

  String label() {
    return label;
  }

  /** The question whose answer should be yes. */
  Check check() {
    return check;
  }

  /** The column that changes. */
  String column() {
    return switch (this) {
      case NEW_CATEGORY_1, NEW_CATEGORY_2, NEW_CATEGORY_5 -> SimulatedModel.CITY;
      case DECISIONS -> SimulatedModel.DECISION;
      default -> SimulatedModel.numeric(0);
    };
  }

  void apply(Draw draw, SplittableRandom random) {
    switch (this) {
      case NONE -> {}
      case MEAN_10 -> draw.numbers[0] += 0.1;
      case MEAN_15 -> draw.numbers[0] += 0.15;
      case MEAN_20 -> draw.numbers[0] += 0.2;
      case MEAN_30 -> draw.numbers[0] += 0.3;
      case MEAN_50 -> draw.numbers[0] += 0.5;
      case VARIANCE -> draw.numbers[0] *= Math.sqrt(1.3);
      case TAIL -> replace(draw, random, 0.05, 4, 0.1);
      case HUMPS -> replace(draw, random, 0.1, random.nextBoolean() ? 1 : -1, 0.2);
      case CODING -> replace(draw, random, 0.03, 1, 0);
      case NEW_CATEGORY_1 -> rename(draw, random, 0.01);
      case NEW_CATEGORY_2 -> rename(draw, random, 0.02);
      case NEW_CATEGORY_5 -> rename(draw, random, 0.05);
      case DEFAULTED -> draw.defaulted = random.nextDouble() < 0.05;
      case DECISIONS -> draw.flagged = random.nextDouble() < 3 * SimulatedModel.FLAGGED;
    }
  }

  private static void replace(
      Draw draw, SplittableRandom random, double share, double center, double spread) {
    if (random.nextDouble() < share) {
      draw.numbers[0] = center + spread * random.nextGaussian();
    }
  }

  private static void rename(Draw draw, SplittableRandom random, double share) {
    draw.city = random.nextDouble() < share ? "new" : draw.city;
  }
}
