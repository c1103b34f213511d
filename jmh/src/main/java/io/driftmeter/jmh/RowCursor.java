package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of rows. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class RowCursor extends Cursor {

  private double[][] rows;

  /** Spreads the threads over the stream. */
  @Setup
  public void start(Features features, ThreadParams thread) {
    rows = LogNormal.rows(features.features);
    spread(rows.length, thread);
  }

  double[] next() {
    return rows[advance(rows.length)];
  }
}
