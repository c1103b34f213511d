package io.driftmeter.examples.load;

import java.util.function.ToDoubleFunction;

/** What is compared in every round. */
enum Figure {
  THROUGHPUT("requests per second", run -> run.load().requests() / run.load().seconds()),
  P50("latency p50, µs", run -> run.load().p50()),
  P99("latency p99, µs", run -> run.load().p99()),
  P999("latency p99.9, µs", run -> run.load().p999()),
  ALLOCATION(
      "bytes allocated per request",
      run -> (double) run.used().allocatedBytes() / run.load().requests()),
  CPU(
      "CPU time of the server per request, µs",
      run -> run.used().cpuNanos() / 1e3 / run.load().requests());

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // functions of their argument alone
  private final ToDoubleFunction<Round.Measured> value;

  Figure(String title, ToDoubleFunction<Round.Measured> value) {
    this.title = title;
    this.value = value;
  }

  String title() {
    return title;
  }

  double of(Round.Measured run) {
    return value.applyAsDouble(run);
  }
}
