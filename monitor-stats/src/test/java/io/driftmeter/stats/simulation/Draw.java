package io.driftmeter.stats.simulation;

/** One row, filled anew for each. */
final class Draw {

  final double[] numbers;
  String city = "";
  boolean flagged;
  boolean defaulted;

  Draw(int numbers) {
    this.numbers = new double[numbers];
  }
}
