package io.driftmeter.api;

import io.driftmeter.api.profile.ReferenceProfile;

/**
 * A serving baseline that is being collected from a running monitor. Thread-safe.
 *
 * <p>It holds whole windows, so that the profile knows how much this traffic varies from window to
 * window, at which hours, and how much of it there is. A deploy to other grids ends the collection.
 */
public interface BaselineCollection extends AutoCloseable {

  /** How many windows it holds. */
  int windows();

  /** How many rows they hold. */
  long rows();

  /** Whether further windows are added. */
  boolean isOpen();

  /**
   * The baseline so far, of the kind {@code SERVING}: on the grids of the monitor's reference, so
   * that those of several replicas can be merged.
   *
   * @throws IllegalStateException when it holds no window yet
   */
  ReferenceProfile profile();

  /** Ends the collection; what it holds stays. */
  @Override
  void close();
}
