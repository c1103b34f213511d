package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counts of windows that are still too few to be judged. Not thread-safe. */
final class Carried {

  private final Duration blindAfter;
  private long @Nullable [] counts;
  private @Nullable Instant since;
  private @Nullable Instant answeredAt;

  /**
   * Nothing carried yet.
   *
   * @param blindAfter how long there may be no answer
   */
  Carried(Duration blindAfter) {
    this.blindAfter = blindAfter;
  }

  /** What was carried over and this window together; kept until {@link #answer}. */
  long[] with(long[] window, Instant start) {
    if (since == null) {
      since = start;
    }
    if (answeredAt == null) {
      answeredAt = start;
    }
    if (counts == null) {
      counts = window.clone();
    } else {
      for (int i = 0; i < window.length; i++) {
        counts[i] += window[i];
      }
    }
    return counts;
  }

  /** When the first of the carried windows began. */
  Instant since() {
    return since == null ? Instant.EPOCH : since;
  }

  /** They were enough: the next window starts anew. */
  void answer(Instant end) {
    counts = null;
    since = null;
    answeredAt = end;
  }

  /** The verdict while they are too few. */
  Verdict silence(long observed, long needed, String reason, Instant end) {
    Instant last = answeredAt == null ? end : answeredAt;
    return Duration.between(last, end).compareTo(blindAfter) >= 0
        ? new Verdict.Blind(last, observed, needed, reason)
        : new Verdict.InsufficientData(observed, needed, reason);
  }
}
