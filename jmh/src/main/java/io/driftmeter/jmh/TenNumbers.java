package io.driftmeter.jmh;

/** Ten numbers in a record. */
record TenNumbers(
    double feature0,
    double feature1,
    double feature2,
    double feature3,
    double feature4,
    double feature5,
    double feature6,
    double feature7,
    double feature8,
    double feature9) {

  static TenNumbers of(double[] row) {
    return new TenNumbers(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]);
  }
}
