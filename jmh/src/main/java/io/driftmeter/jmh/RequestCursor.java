package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of requests, from which a writer or a scope takes the row. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class RequestCursor extends Cursor {

  private Request[] requests;

  /** Spreads the threads over the stream. */
  @Setup
  public void start(Features features, ThreadParams thread) {
    requests = Request.stream(features.features);
    spread(requests.length, thread);
  }

  Request next() {
    return requests[advance(requests.length)];
  }
}
