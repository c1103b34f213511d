package io.driftmeter.stats.verdict;

/** What a bin is called: the range of a numeric bin, or the name of a category. */
record BinLabel(String text, double lower, double upper) {

  static BinLabel name(String name) {
    return new BinLabel(name, Double.NaN, Double.NaN);
  }

  static BinLabel range(double lower, double upper) {
    String from = NumberFormats.shortest(lower);
    boolean single = upper <= Math.nextUp(lower) || from.equals(NumberFormats.shortest(upper));
    return new BinLabel(
        single ? from : "[%s, %s)".formatted(from, NumberFormats.shortest(upper)), lower, upper);
  }

  static BinLabel value(double value, double lower, double upper) {
    return new BinLabel(NumberFormats.shortest(value), lower, upper);
  }

  /** The range from the start of this bin to the end of that one. */
  BinLabel to(BinLabel last) {
    return equals(last) ? this : range(lower, last.upper);
  }
}
