package io.driftmeter.stats.inference;

/** Argument checks, written so that NaN fails them. */
final class Arguments {

  private Arguments() {}

  static void checkNumber(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " is NaN");
    }
  }

  static void checkPositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is " + value + ", not positive and finite");
    }
  }

  static void checkNotNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is " + value + ", not finite and at least 0");
    }
  }

  static void checkNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + ", negative");
    }
  }

  static void checkProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", not within 0 and 1");
    }
  }

  /** Both limits are excluded. */
  static void checkBetween(String name, double value, double low, double high) {
    if (!(value > low && value < high)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", not between " + low + " and " + high);
    }
  }
}
