package io.driftmeter.jmh;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Where a thread is in the stream of requests, from which a writer or a scope takes the row. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class RequestCursor {

  private Request[] requests;
  private int at;

  /** Spreads the threads over the stream. */
  @Setup
  public void start(Features features, ThreadParams thread) {
    requests = Request.stream(features.features);
    at = requests.length / thread.getThreadCount() * thread.getThreadIndex();
  }

  Request next() {
    at = at + 1 < requests.length ? at + 1 : 0;
    return requests[at];
  }
}
