package io.driftmeter.jmh;

import java.util.Arrays;

/** What an application has at hand for one prediction. */
final class Request {

  private final double[] features;

  private Request(double[] features) {
    this.features = features;
  }

  /** The stream as requests with that many features each. */
  static Request[] stream(int features) {
    return Arrays.stream(LogNormal.rows(features)).map(Request::new).toArray(Request[]::new);
  }

  double feature(int i) {
    return features[i];
  }
}
