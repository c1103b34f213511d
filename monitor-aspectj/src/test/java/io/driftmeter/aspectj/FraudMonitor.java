package io.driftmeter.aspectj;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.stats.StreamingModelMonitor;

/** A running monitor of the fraud models, and what it has counted. */
final class FraudMonitor implements AutoCloseable {

  private final StreamingModelMonitor monitor;

  FraudMonitor() {
    AnnotatedModel model = AnnotatedModel.of(FraudModel.class);
    monitor =
        StreamingModelMonitor.builder(model.name(), model.version()).schema(model.schema()).build();
  }

  ModelMonitor monitor() {
    return monitor;
  }

  long predictions() {
    return counts().outcome(Outcome.SUCCESS).predictions();
  }

  long timed() {
    return counts().outcome(Outcome.SUCCESS).timed();
  }

  long errors() {
    return counts().outcome(Outcome.ERROR).predictions();
  }

  long absent(String column) {
    return counts().states(column).count(ValueState.ABSENT);
  }

  private MonitorCounts counts() {
    monitor.closeWindow();
    return monitor.counts();
  }

  @Override
  public void close() {
    monitor.close();
  }
}
