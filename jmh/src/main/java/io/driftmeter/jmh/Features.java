package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many numeric features a row has. */
@State(Scope.Benchmark)
public class Features {

  /** The number. */
  @Param({"10", "50", "500"})
  public int features;
}
