package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/*
 * An alarm at the edge must not come and go, so it is cleared by calm windows only. Calm is judged at the smallest scale
 * that showed the difference: an abrupt change that is over is cleared after three windows, though sixteen merged windows
 * still hold it; a slow one that only sixteen windows show is not cleared by three that are too short to show it. While
 * it calms down, and after it was cleared, larger scales that look back at it are left out.
 */
/** How long one question has been answered with yes. Not thread-safe. */
final class Episode {

  /** How many calm windows in a row clear a finding. */
  static final int CALM_WINDOWS = 3;

  /** A window is calm when the p-value, not adjusted, is above this. */
  private static final double CALM_P_VALUE = 0.5;

  private @Nullable Instant raisedAt;
  private Response response = Response.NONE;
  private int scale = History.LENGTH;
  private int calm;
  private long clearedAtBlock;

  /** Whether a test that merges that many blocks may count, when the history has that many. */
  boolean counts(int scale, long block) {
    return block - clearedAtBlock >= scale && (calm == 0 || scale <= this.scale);
  }

  /**
   * Notes what a window says.
   *
   * @param found the test that says yes, or null when none does
   * @return whether this asks more of people than before: a new finding, or one that got worse
   */
  boolean note(Inquiry inquiry, @Nullable Trial found, Instant now) {
    if (raisedAt != null && !inquiry.trials().isEmpty()) {
      boolean isSeen = found != null && found.scale() <= scale;
      calm = !isSeen && inquiry.at(scale).pValue() > CALM_P_VALUE ? calm + 1 : 0;
    }
    if (calm >= CALM_WINDOWS) {
      clear(inquiry.block());
      return false;
    }
    return found != null && calm == 0 && raise(found, now);
  }

  private void clear(long block) {
    raisedAt = null;
    response = Response.NONE;
    scale = History.LENGTH;
    calm = 0;
    clearedAtBlock = block - 1; // the window that clears it is the first after it
  }

  private boolean raise(Trial trial, Instant now) {
    if (raisedAt == null) {
      raisedAt = now;
    }
    scale = Math.min(scale, trial.scale());
    boolean isWorse = trial.response().compareTo(response) > 0;
    response = isWorse ? trial.response() : response;
    return isWorse;
  }

  /** Since when, or null while it is not raised. */
  @Nullable Instant raisedAt() {
    return raisedAt;
  }

  /** The most that it asked of people since it was raised. */
  Response response() {
    return response;
  }
}
