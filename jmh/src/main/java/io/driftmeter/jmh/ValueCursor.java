package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of values. */
@State(Scope.Thread)
public class ValueCursor {

  private final double[] values = LogNormal.values();
  private int at;

  /** Spreads the threads over the stream. */
  @Setup
  public void start(ThreadParams thread) {
    at = values.length / thread.getThreadCount() * thread.getThreadIndex();
  }

  double next() {
    return values[at++ & (values.length - 1)];
  }
}
