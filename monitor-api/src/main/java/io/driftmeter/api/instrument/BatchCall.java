package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/*
 * The rows are recorded when the call has ended, one after the other, so that a batch of thousands needs one buffer. Each
 * has the start of the call.
 */
/** A call whose elements are rows. */
final class BatchCall implements MonitoredMethod {

  private final ModelMonitor monitor;
  private final RowArguments shared;
  private final int index;
  private final ValueWriter row;
  private final @Nullable ValueWriter result;
  private final boolean isAsync;
  private final @Nullable NumericColumn size;

  BatchCall(
      ModelMonitor monitor,
      RowArguments shared,
      int index,
      ValueWriter row,
      @Nullable ValueWriter result,
      boolean isAsync,
      @Nullable NumericColumn size) {
    this.monitor = monitor;
    this.shared = shared;
    this.index = index;
    this.row = row;
    this.result = result;
    this.isAsync = isAsync;
    this.size = size;
  }

  @Override
  public @Nullable Object call(@Nullable Object[] arguments, Invocation invocation)
      throws Throwable {
    long start = System.nanoTime();
    Object answer;
    try {
      answer = invocation.proceed();
    } catch (Throwable failure) {
      record(start, arguments, null, failure);
      throw failure;
    }
    if (isAsync && answer instanceof CompletionStage<?> stage) {
      PendingResult.observe(stage, (value, failure) -> record(start, arguments, value, failure));
    } else {
      record(start, arguments, answer, null);
    }
    return answer;
  }

  private void record(
      long start,
      @Nullable Object[] arguments,
      @Nullable Object answer,
      @Nullable Throwable failure) {
    try {
      Elements rows = Elements.of(arguments[index]);
      Elements results = Elements.of(answer);
      int count = 0;
      while (rows.hasNext()) {
        record(start, arguments, rows.next(), results, failure);
        count++;
      }
      if (size != null) {
        size.record(count);
      }
    } catch (Throwable changedMeanwhile) {
      // a collection that throws as it is walked; what was recorded so far stays
    }
  }

  private void record(
      long start,
      @Nullable Object[] arguments,
      @Nullable Object features,
      Elements results,
      @Nullable Throwable failure) {
    try (PredictionScope prediction = monitor.startPrediction(start)) {
      shared.write(arguments, prediction);
      row.write(features, prediction);
      if (failure != null) {
        prediction.failed(failure);
      } else if (result != null) {
        result.write(results.hasNext() ? results.next() : null, prediction);
      }
    }
  }
}
