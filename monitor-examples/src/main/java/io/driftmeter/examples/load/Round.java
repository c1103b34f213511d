package io.driftmeter.examples.load;

import java.util.EnumMap;
import java.util.Map;

/** One run of the load generator against each variant, shortly after one another. */
record Round(Map<Variant, Measured> runs) {

  /** What the client and the server say of one run. */
  record Measured(LoadRun load, Consumption used) {}

  Round {
    runs = new EnumMap<>(runs);
  }

  Measured of(Variant variant) {
    Measured measured = runs.get(variant);
    if (measured == null) {
      throw new IllegalStateException("no run " + variant.title());
    }
    return measured;
  }

  /** A figure of a variant as a multiple of the same figure of the server without a monitor. */
  double ratio(Figure figure, Variant variant) {
    return figure.of(of(variant)) / figure.of(of(Variant.ALONE));
  }
}
