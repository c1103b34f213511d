package io.driftmeter.api;

import io.driftmeter.api.profile.ModelInfo;

/**
 * Is told when a monitor moves to another version or reference, and when it closes.
 *
 * <p>Called by the thread that causes the change, before its call returns, one change at a time;
 * for a baseline that was learned that is the monitor's own thread, so keep it short. A listener
 * may call the monitor, but must not wait for another thread that deploys or closes. What it throws
 * is counted and goes no further; one that blocks holds up whoever deploys or closes, and the
 * counts that meters show, but neither recording nor windows.
 */
public interface LifecycleListener {

  /**
   * The monitor moved from one version, reference or state to another. When the version differs,
   * counts start anew once all listeners were told: until then {@link ModelMonitor#counts} gives
   * the last ones of the version before, exact and final.
   */
  default void onChange(ModelInfo before, ModelInfo after) {}

  /** The monitor was closed; its last report is there. */
  default void onClose(ModelInfo info) {}
}
