package io.driftmeter.api;

import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.profile.ModelInfo;

/**
 * Is told when a monitor moves to another version or reference, and when it closes.
 *
 * <p>Called by the thread that causes the change, before its call returns, so keep it short. What
 * it throws is counted and goes no further.
 */
public interface LifecycleListener {

  /**
   * The monitor moved from one version, reference or state to another. Counts start anew when the
   * version differs.
   */
  default void onChange(ModelInfo before, ModelInfo after) {}

  /**
   * The same, with what was counted: this is the method that monitors call.
   *
   * @param last everything that the version before had counted; exact and final when the version
   *     differs
   */
  default void onChange(ModelInfo before, MonitorCounts last, ModelInfo after) {
    onChange(before, after);
  }

  /** The monitor was closed; its last report is there. */
  default void onClose(ModelInfo info) {}
}
