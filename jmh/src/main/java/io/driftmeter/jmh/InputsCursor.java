package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of calls. */
@State(Scope.Thread)
public class InputsCursor extends Cursor {

  private final Inputs[] inputs = Inputs.stream();

  /** Spreads the threads over the stream. */
  @Setup
  public void start(ThreadParams thread) {
    spread(inputs.length, thread);
  }

  Inputs next() {
    return inputs[advance(inputs.length)];
  }
}
