package io.driftmeter.examples.fleet;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.stats.measure.Comparison;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What several monitors counted together, compared with their reference by the library itself: the
 * figures that Prometheus must arrive at.
 *
 * @param column its bins and what the reference has in them
 * @param counts how many values of all monitors are in each bin
 */
record MergedBins(FleetColumn column, List<Long> counts) {

  /**
   * Adds up what monitors of one reference counted.
   *
   * @param monitors at least one
   * @param column the name of a column
   */
  static MergedBins of(List<? extends ModelMonitor> monitors, String column) {
    FleetReference fleet = monitors.get(0).fleet().orElseThrow();
    FleetColumn bins =
        fleet.columns().stream()
            .filter(candidate -> candidate.column().name().equals(column))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no column '%s'".formatted(column)));
    long[] sums = new long[bins.bins().size()];
    for (ModelMonitor monitor : monitors) {
      BinCounts counted = counts(monitor.counts(), column);
      if (!counted.grid().equals(bins.grid())) {
        throw new IllegalArgumentException(
            "monitors of column '%s' have the grids %s and %s"
                .formatted(column, bins.grid(), counted.grid()));
      }
      for (int bin = 0; bin < sums.length; bin++) {
        sums[bin] += counted.bin(bin);
      }
    }
    return new MergedBins(
        bins, IntStream.range(0, sums.length).mapToObj(bin -> sums[bin]).toList());
  }

  private static BinCounts counts(MonitorCounts counts, String column) {
    for (int i = 0; i < counts.columns().size(); i++) {
      if (counts.columns().get(i).name().equals(column)) {
        return counts.bins().get(i);
      }
    }
    throw new IllegalArgumentException("no column '%s'".formatted(column));
  }

  /** What was counted since then. */
  MergedBins since(MergedBins earlier) {
    return new MergedBins(
        column,
        IntStream.range(0, counts.size())
            .mapToObj(bin -> counts.get(bin) - earlier.counts.get(bin))
            .toList());
  }

  /** How many values there are. */
  long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** The reference and these counts, for any of the library's measures. */
  Comparison comparison() {
    long[] reference =
        column.bins().stream()
            .mapToLong(bin -> Math.round(bin.share() * column.values()))
            .toArray();
    long[] live = counts.stream().mapToLong(Long::longValue).toArray();
    return column.column().kind() == ColumnKind.NUMERIC
        ? Comparison.ordered(
            reference, live, IntStream.range(0, live.length).asDoubleStream().toArray())
        : Comparison.of(reference, live);
  }
}
