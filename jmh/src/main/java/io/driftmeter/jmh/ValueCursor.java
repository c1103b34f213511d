package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of values. */
@State(Scope.Thread)
public class ValueCursor extends Cursor {

  private final double[] values = LogNormal.values();

  /** Spreads the threads over the stream. */
  @Setup
  public void start(ThreadParams thread) {
    spread(values.length, thread);
  }

  double next() {
    return values[advance(values.length)];
  }
}
