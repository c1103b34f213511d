package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowWriter;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Functions that predict, with their calls recorded: for lambdas and for what cannot be annotated.
 *
 * <p>The writers are strict about nothing: one that throws leaves the columns it did not set
 * absent, and the call goes on.
 */
public final class ObservedFunction {

  private ObservedFunction() {}

  /**
   * A function that gives a number, the first numeric output of the model.
   *
   * @param monitor what records
   * @param features writes the inputs
   * @param model what predicts
   */
  public static <T> ToDoubleFunction<T> observe(
      ModelMonitor monitor, RowWriter<? super T> features, ToDoubleFunction<? super T> model) {
    return input -> {
      try (PredictionScope prediction = monitor.startPrediction()) {
        write(features, input, prediction);
        return prediction.output(answer(prediction, () -> model.applyAsDouble(input)));
      }
    };
  }

  /**
   * A function whose result holds the outputs.
   *
   * @param monitor what records
   * @param features writes the inputs
   * @param model what predicts
   * @param outputs writes the outputs
   */
  public static <T, R> Function<T, R> observe(
      ModelMonitor monitor,
      RowWriter<? super T> features,
      Function<? super T, ? extends R> model,
      RowWriter<? super R> outputs) {
    return input -> {
      try (PredictionScope prediction = monitor.startPrediction()) {
        write(features, input, prediction);
        R result = answer(prediction, () -> model.apply(input));
        write(outputs, result, prediction);
        return result;
      }
    };
  }

  private static <R> R answer(PredictionScope prediction, Supplier<R> model) {
    try {
      return model.get();
    } catch (Throwable failure) {
      prediction.failed(failure);
      throw failure;
    }
  }

  private static <T> void write(RowWriter<? super T> writer, T source, PredictionScope row) {
    try {
      writer.write(source, row);
    } catch (Throwable failure) {
      // the row says what is not there
    }
  }
}
