package io.driftmeter.stats.verdict;

import io.driftmeter.stats.grid.NumberFormats;

/** What a bin is called: the range of a numeric bin, or the name of a category. */
record BinLabel(String text, double lower, double upper) {

  static BinLabel name(String name) {
    return new BinLabel(name, Double.NaN, Double.NaN);
  }

  static BinLabel range(double lower, double upper) {
    return new BinLabel(NumberFormats.range(lower, upper), lower, upper);
  }

  static BinLabel value(double value, double lower, double upper) {
    return new BinLabel(NumberFormats.shortest(value), lower, upper);
  }

  /** The range from the start of this bin to the end of that one. */
  BinLabel to(BinLabel last) {
    return equals(last) ? this : range(lower, last.upper);
  }
}
