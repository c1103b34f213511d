package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.PredictionScope;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call that is one row. */
final class SingleCall implements MonitoredMethod {

  private final ModelMonitor monitor;
  private final RowArguments features;
  private final @Nullable ValueWriter result;
  private final boolean isAsync;

  SingleCall(
      ModelMonitor monitor, RowArguments features, @Nullable ValueWriter result, boolean isAsync) {
    this.monitor = monitor;
    this.features = features;
    this.result = result;
    this.isAsync = isAsync;
  }

  @Override
  public @Nullable Object call(@Nullable Object[] arguments, Invocation invocation)
      throws Throwable {
    PredictionScope prediction = monitor.startPrediction();
    Object answer;
    try {
      features.write(arguments, prediction);
      answer = invocation.proceed();
    } catch (Throwable failure) {
      prediction.failed(failure).close();
      throw failure;
    }
    if (isAsync && answer instanceof CompletionStage<?> stage) {
      PendingResult.observe(stage, (value, failure) -> end(prediction, value, failure));
    } else {
      end(prediction, answer, null);
    }
    return answer;
  }

  private void end(
      PredictionScope prediction, @Nullable Object answer, @Nullable Throwable failure) {
    if (failure != null) {
      prediction.failed(failure);
    } else if (result != null) {
      result.write(answer, prediction);
    }
    prediction.close();
  }
}
