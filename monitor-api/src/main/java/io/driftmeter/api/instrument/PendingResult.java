package io.driftmeter.api.instrument;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Results that arrive later. */
final class PendingResult {

  private PendingResult() {}

  /** Tells the end of a stage, once; a stage that cannot be watched has failed. */
  static void observe(
      CompletionStage<?> stage, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
    try {
      stage.whenComplete(end);
    } catch (RuntimeException cannotBeWatched) {
      end.accept(null, cannotBeWatched);
    }
  }
}
