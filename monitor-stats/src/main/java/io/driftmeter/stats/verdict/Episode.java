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

  private @Nullable Instant raisedAt;
  private Response response = Response.NONE;
  private int scale = History.LENGTH;
  private int calm;
  private int loudest;
  private long clearedAtBlock;

  /** Whether a test that merges that many blocks may count, when the history has that many. */
  boolean counts(int scale, long block) {
    return block - clearedAtBlock >= scale && (calm == 0 || scale <= this.scale);
  }

  /**
   * Notes what a window says.
   *
   * @param yes the smallest scale that says yes, or 0 where none does
   * @param asked what the most convincing test asks of people
   */
  void note(Inquiry inquiry, int yes, Response asked, Instant now) {
    if (raisedAt != null && !inquiry.trials().isEmpty()) {
      boolean isSeen = yes > 0 && yes <= scale;
      calm = !isSeen && inquiry.at(scale).isCalm() ? calm + 1 : 0;
    }
    if (calm >= CALM_WINDOWS) {
      clear(inquiry.block());
    } else if (yes > 0 && calm == 0) {
      raise(yes, asked, now);
    }
  }

  private void clear(long block) {
    raisedAt = null;
    response = Response.NONE;
    loudest = 0;
    scale = History.LENGTH;
    calm = 0;
    clearedAtBlock = block - 1; // the window that clears it is the first after it
  }

  private void raise(int yes, Response asked, Instant now) {
    if (raisedAt == null) {
      raisedAt = now;
    }
    scale = Math.min(scale, yes);
    response = asked.compareTo(response) > 0 ? asked : response;
  }

  /**
   * Notes how the finding is shown.
   *
   * @return whether that is louder than it ever was in this episode
   */
  boolean show(int loudness) {
    boolean isLouder = loudness > loudest;
    loudest = Math.max(loudest, loudness);
    return isLouder;
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
