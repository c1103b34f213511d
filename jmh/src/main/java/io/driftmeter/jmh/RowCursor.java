package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of rows. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class RowCursor {

  private double[][] rows;
  private int at;

  /** Spreads the threads over the stream. */
  @Setup
  public void start(Features features, ThreadParams thread) {
    rows = LogNormal.rows(features.features);
    at = rows.length / thread.getThreadCount() * thread.getThreadIndex();
  }

  double[] next() {
    at = at + 1 < rows.length ? at + 1 : 0;
    return rows[at];
  }
}
