package io.driftmeter.stats.fleet;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.fleet.FleetBin;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetDecision;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.fleet.Quality;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.inference.ReferenceVariation;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.SparseCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the columns of one deployment are counted for the fleet. Immutable. */
public final class FleetLayout {

  /** One column: as it was, its bins, and the decisions that follow from it. */
  record CountedColumn(ColumnProfile profile, FleetBins bins, List<Decision> decisions) {}

  private final List<CountedColumn> columns;
  private final FleetReference reference;

  private FleetLayout(List<CountedColumn> columns, FleetReference reference) {
    this.columns = columns;
    this.reference = reference;
  }

  /**
   * The layout of a deployment, or null where there is to be no fleet.
   *
   * @param schema the columns, in the order of the layout
   */
  public static @Nullable FleetLayout of(Profile profile, Schema schema, FleetSettings settings) {
    if (settings.bins() == 0) {
      return null;
    }
    List<CountedColumn> columns = new ArrayList<>();
    List<FleetColumn> described = new ArrayList<>();
    for (Column column : schema.columns()) {
      ColumnProfile of = profile.column(column.name());
      int position = profile.columns().indexOf(of);
      CountedColumn counted =
          new CountedColumn(of, FleetBins.of(of, settings), Decision.of(of, settings));
      columns.add(counted);
      described.add(describe(counted, windows(profile, position, counted)));
    }
    return new FleetLayout(
        columns, new FleetReference(CriticalPoints.rule(settings, described), described));
  }

  private static List<long[]> windows(Profile profile, int position, CountedColumn column) {
    int coarse = column.profile().binCount();
    return profile.windows().stream()
        .map(window -> column.bins().count(window.counts(position, coarse)))
        .toList();
  }

  private static FleetColumn describe(CountedColumn column, List<long[]> windows) {
    ColumnProfile profile = column.profile();
    FleetBins bins = column.bins();
    long[] coarse =
        profile.inBins(profile.counts().toDense(profile.valueCount()), profile.states());
    long[] counts = bins.count(coarse);
    long values = Arrays.stream(counts).sum();
    List<FleetBin> described = new ArrayList<>();
    for (int bin = 0; bin < counts.length; bin++) {
      described.add(new FleetBin(bins.label(bin), bins.range(bin), share(counts[bin], values)));
    }
    ReferenceVariation variation = ReferenceVariation.of(windows, bins.orderedCount());
    int spare = Math.max(1, (int) Arrays.stream(counts).filter(count -> count > 0).count() - 1);
    return new FleetColumn(
        profile.column(),
        bins.grid(),
        described,
        column.decisions().stream()
            .map(
                decision ->
                    new FleetDecision(decision.label(), share(decision.count(coarse), values)))
            .toList(),
        values,
        variation.chiSquare().scale(spare),
        variation.chiSquare().degrees(spare),
        quality(profile));
  }

  private static double share(long count, long of) {
    return of == 0 ? 0 : (double) count / of;
  }

  /**
   * Of the categories that are new as many are expected as the reference showed only once (Good,
   * 1953, as in {@code ColumnBins.expectedUnseen}).
   */
  private static Map<Quality, Double> quality(ColumnProfile profile) {
    boolean isNumeric = profile.column().isNumeric();
    StateCounts states = profile.states();
    long observations = states.observations();
    Map<Quality, Double> shares = new EnumMap<>(Quality.class);
    for (Quality quality : Quality.values()) {
      if (isNumeric || quality != Quality.INVALID) {
        long more = quality == Quality.OUTSIDE && !isNumeric ? once(profile.counts()) : 0;
        shares.put(quality, share(quality.count(states) + more, observations));
      }
    }
    return shares;
  }

  private static long once(SparseCounts counts) {
    return IntStream.range(0, counts.size()).filter(i -> counts.countAt(i) == 1).count();
  }

  /** What the fleet is told of the reference. */
  public FleetReference reference() {
    return reference;
  }

  List<CountedColumn> columns() {
    return columns;
  }
}
