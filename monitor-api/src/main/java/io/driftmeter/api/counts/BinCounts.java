package io.driftmeter.api.counts;

import java.util.Arrays;
import java.util.Objects;

/**
 * How many values of one column fell in each of the bins that a fleet has in common, and how many
 * led to each decision. Immutable; the order is that of the column in the {@link
 * io.driftmeter.api.fleet.FleetReference}.
 */
public final class BinCounts {

  private final String grid;
  private final long[] bins;
  private final long[] decisions;

  private BinCounts(String grid, long[] bins, long[] decisions) {
    this.grid = grid;
    this.bins = bins;
    this.decisions = decisions;
  }

  /**
   * Counts in the bins of that grid.
   *
   * @param grid what names the bins
   * @param bins one count a bin; copied
   * @param decisions one count a decision; copied
   */
  public static BinCounts of(String grid, long[] bins, long[] decisions) {
    return new BinCounts(Objects.requireNonNull(grid, "grid"), bins.clone(), decisions.clone());
  }

  /** What names the bins. */
  public String grid() {
    return grid;
  }

  /** How many values are in that bin. */
  public long bin(int bin) {
    return bins[bin];
  }

  /** How many values led to that decision. */
  public long decision(int decision) {
    return decisions[decision];
  }

  /** How many values there are in all bins. */
  public long total() {
    return Arrays.stream(bins).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinCounts that
        && grid.equals(that.grid)
        && Arrays.equals(bins, that.bins)
        && Arrays.equals(decisions, that.decisions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(grid, Arrays.hashCode(bins), Arrays.hashCode(decisions));
  }

  @Override
  public String toString() {
    return "BinCounts[%s, %s, %s]"
        .formatted(grid, Arrays.toString(bins), Arrays.toString(decisions));
  }
}
