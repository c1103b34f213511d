package io.driftmeter.stats.grid;

/**
 * The grid on which every monitor counts latencies, in seconds: buckets of at most 1.6 % from about
 * a microsecond to about two minutes, so that a bucket's midpoint is within 1 % of what it stands
 * for. One for all, so that baselines of several replicas can be added.
 */
public final class LatencyGrid {

  /** The grid. */
  public static final Grid GRID = new OriginGrid(0, 0x1p-20, 6, 0, 27);

  private LatencyGrid() {}
}
