package io.driftmeter.stats.engine;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.GridChooser;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.profile.CategoricalProfile;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ProfileMetadata;
import io.driftmeter.stats.recording.Dictionary;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SampleConsumer;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/*
 * Two steps. First every number falls into one bucket and every category is unseen, while the stripes keep the first
 * values of each column. When there are enough of them they choose the grids and the known categories, and are forgotten.
 * Then rows are counted on those grids until there are enough for a baseline.
 */
/** Learns a baseline where there is no reference. Not thread-safe. */
final class Learner implements SampleConsumer {

  /** How many values of a column are enough to choose its grid. */
  private static final int SAMPLE_SIZE = 1_000;

  private static final int MAX_CATEGORIES = 1_000;
  private static final Grid ONE_BUCKET = EdgeGrid.of(-Double.MAX_VALUE, Double.MAX_VALUE);

  private final SlotMap slots;
  private final int baselineRows;
  private final boolean keepsUnseen;
  private final List<List<Double>> numbers = new ArrayList<>();
  private final List<Map<String, Integer>> categories = new ArrayList<>();
  private @Nullable Tally baseline;

  Learner(SlotMap slots, int baselineRows, boolean keepsUnseen) {
    this.slots = slots;
    this.baselineRows = baselineRows;
    this.keepsUnseen = keepsUnseen;
    for (int slot = 0; slot < slots.count(); slot++) {
      if (slots.column(slot).isNumeric()) {
        numbers.add(new ArrayList<>());
      } else {
        categories.add(new TreeMap<>());
      }
    }
  }

  /** The layout before any grid is known. */
  Layout sampling() {
    List<Grid> grids = new ArrayList<>(Collections.nCopies(numbers.size(), ONE_BUCKET));
    grids.set(slots.latency(), LatencyGrid.GRID);
    List<Dictionary> dictionaries =
        Collections.nCopies(categories.size(), new Dictionary(List.of()));
    return new Layout(slots, grids, dictionaries, SAMPLE_SIZE, false);
  }

  @Override
  public void number(int slot, double value) {
    if (numbers.get(slot).size() < SAMPLE_SIZE) {
      numbers.get(slot).add(value);
    }
  }

  @Override
  public void category(int slot, String name) {
    Map<String, Integer> names = categories.get(slot - numbers.size());
    if (!CategoricalProfile.isStorable(name)) {
      return;
    }
    if (names.size() < MAX_CATEGORIES || names.containsKey(name)) {
      names.merge(name, 1, Integer::sum);
    }
  }

  /** Whether some column has enough values to choose the grids. */
  boolean isSampled() {
    return baseline == null
        && (numbers.stream().anyMatch(values -> values.size() >= SAMPLE_SIZE)
            || categories.stream().anyMatch(names -> total(names) >= SAMPLE_SIZE));
  }

  private static int total(Map<String, Integer> names) {
    return names.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The layout on the grids that the sample asks for. From here on a baseline is collected. */
  Layout counting() {
    List<Grid> grids = new ArrayList<>();
    for (int slot = 0; slot < numbers.size(); slot++) {
      double[] sorted = sorted(numbers.get(slot));
      grids.add(GridChooser.choose(sorted, sorted(slots.column(slot).thresholds())));
    }
    grids.set(slots.latency(), LatencyGrid.GRID);
    List<Dictionary> dictionaries =
        categories.stream().map(names -> new Dictionary(List.copyOf(names.keySet()))).toList();
    Layout layout = new Layout(slots, grids, dictionaries, 0, keepsUnseen);
    baseline = new Tally(layout);
    numbers.forEach(List::clear);
    return layout;
  }

  private static double[] sorted(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Adds a window that was counted on the chosen grids; what came before them is left out. */
  void add(Tally window) {
    if (baseline != null && window.layout() == baseline.layout()) {
      baseline.add(window);
    }
  }

  /** How many rows the baseline has so far, or bare calls of one column where those are more. */
  long rows() {
    return mostCounted(baseline, null);
  }

  private long mostCounted(@Nullable Tally counted, @Nullable Tally running) {
    if (counted == null) {
      return 0;
    }
    return slots.schema().columns().stream()
        .mapToInt(slots::slot)
        .mapToLong(slot -> total(counted, slot) + (running == null ? 0 : total(running, slot)))
        .max()
        .orElse(0);
  }

  private static long total(Tally tally, int slot) {
    return tally.states(slot).total();
  }

  /** How many rows it should have. */
  int neededRows() {
    return baselineRows;
  }

  /** Whether the baseline has enough rows together with the running window. */
  boolean isLearned(Tally running) {
    Tally counted = baseline;
    boolean isOnItsGrids = counted != null && running.layout() == counted.layout();
    return mostCounted(counted, isOnItsGrids ? running : null) >= baselineRows;
  }

  /** The baseline as a reference. */
  Profile profile(String model, ModelVersion version, Instant now) {
    Tally counted = baseline;
    if (counted == null) {
      throw new IllegalStateException("no baseline before the grids are chosen");
    }
    return Profile.of(
        new ProfileMetadata(
            model,
            version.name(),
            ReferenceKind.SERVING,
            now,
            now,
            version.artifactDigest(),
            counted.rows()),
        TallyProfiles.columns(counted));
  }
}
