package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.LatencyGrid;
import io.driftmeter.stats.grid.OriginGrid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Profiles to test with, made of parts, so that they stay what they are. */
final class SampleProfiles {

  private SampleProfiles() {}

  /** A profile with every kind of column, grid and metadata; the one in the golden file. */
  static Profile golden() {
    Grid latitudes = new OriginGrid(-0.0, 0x1p-3, 2, 10, 10);
    Grid modes = EdgeGrid.of(-1e300, -0.1, 0.0, Double.MIN_VALUE, 0.1 + 0.2, Math.PI * 1e22, 1e300);
    Grid constant = new OriginGrid(42.5, 0x1p-48, 0, 64, 64);
    List<ColumnProfile> columns =
        List.of(
            NumericProfile.of(
                new Column(
                    "latitude",
                    ColumnKind.NUMERIC,
                    ColumnRole.FEATURE,
                    "warehouse.flights",
                    "team \"A\" \\ Zürich \uD83D\uDE80",
                    0.1,
                    true),
                latitudes,
                SparseCounts.of(new int[] {3, 40, 41}, new long[] {1, 2, 3}),
                List.of(new AtomCount(0.0, 2)),
                states(ValueState.VALID, 6, ValueState.BELOW, 1, ValueState.MISSING, 3)),
            NumericProfile.of(
                Column.of("two modes", ColumnKind.NUMERIC, ColumnRole.FEATURE),
                modes,
                SparseCounts.of(new int[] {0, 2, 5}, new long[] {5, 1, 1L << 60}),
                List.of(new AtomCount(-0.5, 4), new AtomCount(0.0, 0)),
                states(ValueState.VALID, 6 + (1L << 60), ValueState.NAN, 4)),
            NumericProfile.of(
                Column.of("constant", ColumnKind.NUMERIC, ColumnRole.FEATURE),
                constant,
                SparseCounts.of(new int[] {64}, new long[] {10}),
                List.of(new AtomCount(42.5, 10)),
                states(ValueState.VALID, 10)),
            NumericProfile.of(
                Column.of("empty", ColumnKind.NUMERIC, ColumnRole.FEATURE),
                new OriginGrid(0.0, 0x1p-1022, 2, 30, 30),
                SparseCounts.EMPTY,
                List.of(),
                states(ValueState.MISSING, 10)),
            new CategoricalProfile(
                Column.of("origin", ColumnKind.CATEGORICAL, ColumnRole.FEATURE),
                List.of("", "ATL", "ORD", "tab\tquote\"", "Ö", "\uD83D\uDE80"),
                SparseCounts.ofDense(1, 4, 0, 2, 0, 1),
                states(ValueState.VALID, 8, ValueState.UNSEEN, 1, ValueState.DEFAULTED, 1)),
            new CategoricalProfile(
                Column.of("nothing known", ColumnKind.CATEGORICAL, ColumnRole.FEATURE),
                List.of(),
                SparseCounts.EMPTY,
                states(ValueState.ABSENT, 10)),
            NumericProfile.of(
                Column.of("probability", ColumnKind.NUMERIC, ColumnRole.OUTPUT)
                    .withImportance(1)
                    .withThresholds(0.25, 0.5),
                EdgeGrid.of(0, 0.25, 0.5, 0.75, Math.nextUp(1.0)),
                SparseCounts.ofDense(1, 2, 3, 4),
                List.of(),
                states(ValueState.VALID, 10)));
    Instant ten = Instant.parse("2001-03-31T22:00:00Z");
    Instant eleven = Instant.parse("2001-03-31T23:00:00.000000001Z");
    return Profile.of(
        new ProfileMetadata(
            "late-arrival",
            "3",
            ReferenceKind.TRAINING,
            Instant.parse("2026-11-24T06:15:30.123456789Z"),
            Instant.parse("2001-03-31T23:59:00Z"),
            "sha256:4bf5",
            10),
        columns,
        List.of(
            ReferenceWindow.of(ten, eleven, 4, 0, pattern(columns, 3)),
            ReferenceWindow.of(eleven, eleven.plusSeconds(3600), 5, 2, pattern(columns, 7))),
        new ServiceProfile(SparseCounts.of(new int[] {700, 701}, new long[] {5, 3}), 1, 10, 2));
  }

  /** Counts in the bins of columns that repeat after so many. */
  private static List<long[]> pattern(List<ColumnProfile> columns, int period) {
    List<long[]> counts = new ArrayList<>();
    for (ColumnProfile column : columns) {
      long[] bins = new long[column.binCount()];
      Arrays.setAll(bins, bin -> Math.max(0, (bin + counts.size()) % period - 1));
      counts.add(bins);
    }
    return counts;
  }

  /** Counts by state, given in pairs. */
  static StateCounts states(Object... pairs) {
    long[] counts = new long[ValueState.values().length];
    for (int i = 0; i < pairs.length; i += 2) {
      counts[((ValueState) pairs[i]).ordinal()] = ((Number) pairs[i + 1]).longValue();
    }
    return StateCounts.of(counts);
  }

  /** Random counts, windows, metadata and descriptions on the given layout, in a few rows. */
  static Profile random(Random random, List<ColumnProfile> layout) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (ColumnProfile like : layout) {
      columns.add(random(random, like));
    }
    int rows = random.nextInt(100);
    return Profile.of(
        new ProfileMetadata(
            "m",
            "1",
            ReferenceKind.SERVING,
            Instant.ofEpochSecond(random.nextInt(1_000_000), random.nextInt(1_000_000_000)),
            random.nextInt(3) == 0 ? null : Instant.ofEpochSecond(random.nextInt(1_000_000)),
            pick(random, null, "digest a", "digest b"),
            rows),
        columns,
        randomWindows(random, columns, rows),
        random.nextBoolean() ? null : randomService(random));
  }

  /** Up to four windows at few times, so that some have the same. */
  private static List<ReferenceWindow> randomWindows(
      Random random, List<ColumnProfile> columns, int rows) {
    List<ReferenceWindow> windows = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      List<long[]> counts = new ArrayList<>();
      for (ColumnProfile column : columns) {
        int used = random.nextInt(column.binCount() + 1);
        counts.add(random.longs(used, 0, 1L << random.nextInt(1, 31)).toArray());
      }
      boolean isTimed = random.nextInt(3) > 0;
      Instant start = Instant.ofEpochSecond(random.nextInt(-2, 3), random.nextInt(2));
      windows.add(
          ReferenceWindow.of(
              isTimed ? start : null,
              isTimed ? start.plusSeconds(1 + random.nextInt(2)) : null,
              random.nextInt(rows / 4 + 1),
              random.nextInt(3),
              counts));
    }
    return windows;
  }

  private static ServiceProfile randomService(Random random) {
    long[] latency = new long[LatencyGrid.GRID.size()];
    random.ints(random.nextInt(20), 0, latency.length).forEach(i -> latency[i]++);
    long errors = random.nextLong(1L << 40);
    return new ServiceProfile(
        SparseCounts.ofDense(latency),
        random.nextInt(3),
        errors + random.nextLong(1L << 40),
        errors);
  }

  private static ColumnProfile random(Random random, ColumnProfile like) {
    Column column =
        new Column(
            like.column().name(),
            like.column().kind(),
            like.column().role(),
            pick(random, null, "source a", "source b"),
            pick(random, null, "owner a", "owner b"),
            random.nextInt(3) / 2.0,
            random.nextInt(4) == 0,
            like.column().thresholds());
    int places =
        like instanceof NumericProfile numeric
            ? numeric.grid().size()
            : ((CategoricalProfile) like).categories().size();
    long[] dense = new long[places];
    for (int i = 0; i < 20 && places > 0; i++) {
      dense[random.nextInt(places)] += random.nextLong(1L << random.nextInt(1, 50));
    }
    SparseCounts counts = SparseCounts.ofDense(dense);
    long[] states = random.longs(ValueState.values().length, 100, 1L << 40).toArray();
    states[ValueState.VALID.ordinal()] = counts.total();
    StateCounts counted = StateCounts.of(states);
    if (like instanceof NumericProfile numeric) {
      return new NumericProfile(
          column,
          numeric.grid(),
          counts,
          atoms(random, numeric.grid(), counts),
          numeric.bins(),
          counted);
    }
    return new CategoricalProfile(
        column, ((CategoricalProfile) like).categories(), counts, counted);
  }

  private static List<AtomCount> atoms(Random random, Grid grid, SparseCounts counts) {
    List<AtomCount> atoms = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      double value = grid.lower(counts.indexAt(i));
      if (random.nextInt(3) == 0 && grid.index(value) == counts.indexAt(i)) {
        atoms.add(new AtomCount(value, random.nextLong(counts.countAt(i) + 1)));
      }
    }
    return atoms;
  }

  /** Random columns with random grids, bins, thresholds and categories; counts are empty. */
  static List<ColumnProfile> randomLayout(Random random) {
    List<ColumnProfile> columns = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      String name = "column " + i;
      if (random.nextInt(3) == 0) {
        TreeSet<String> names = new TreeSet<>();
        random.ints(random.nextInt(12), 0, 500).forEach(n -> names.add("category " + n));
        columns.add(
            new CategoricalProfile(
                Column.of(name, ColumnKind.CATEGORICAL, ColumnRole.FEATURE),
                List.copyOf(names),
                SparseCounts.EMPTY,
                StateCounts.EMPTY));
      } else {
        columns.add(randomNumeric(random, name));
      }
    }
    return columns;
  }

  /** Any bins, and a threshold at the start of some of them. */
  private static NumericProfile randomNumeric(Random random, String name) {
    Grid grid = randomGrid(random);
    TreeSet<Integer> starts = new TreeSet<>(List.of(0));
    random.ints(random.nextInt(20), 0, grid.size()).forEach(starts::add);
    double[] thresholds =
        starts.stream()
            .filter(start -> random.nextInt(4) == 0 && grid.index(grid.lower(start)) == start)
            .mapToDouble(grid::lower)
            .limit(Column.MAX_THRESHOLDS)
            .toArray();
    return new NumericProfile(
        Column.of(name, ColumnKind.NUMERIC, ColumnRole.OUTPUT).withThresholds(thresholds),
        grid,
        SparseCounts.EMPTY,
        List.of(),
        Bins.of(starts.stream().mapToInt(Integer::intValue).toArray()),
        StateCounts.EMPTY);
  }

  private static Grid randomGrid(Random random) {
    if (random.nextBoolean()) {
      return new OriginGrid(
          anyFinite(random),
          Math.scalb(1.0, random.nextInt(-1022, 1023)),
          random.nextInt(6),
          random.nextInt(1, 60),
          random.nextInt(60));
    }
    TreeSet<Double> edges = new TreeSet<>();
    while (edges.size() < 2 + random.nextInt(30)) {
      edges.add(anyFinite(random) + 0.0);
    }
    return EdgeGrid.of(edges.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Any finite double: all exponents alike, denormals and zeros among them. */
  static double anyFinite(Random random) {
    double value;
    do {
      value =
          switch (random.nextInt(8)) {
            case 0 -> Double.MIN_VALUE * random.nextInt(-3, 4);
            case 1 -> random.nextInt(-100, 100) / 10.0;
            default -> Double.longBitsToDouble(random.nextLong());
          };
    } while (!Double.isFinite(value));
    return value;
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  static byte[] save(Profile profile) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ReferenceProfiles.save(profile, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Profile load(byte[] file) throws IOException {
    return ReferenceProfiles.load(new ByteArrayInputStream(file));
  }

  /** The same file in as few bytes as its content can have; for text without spaces. */
  static byte[] shortest(Profile profile) {
    return new String(save(profile), StandardCharsets.UTF_8)
        .replaceAll("\\s", "")
        .replaceAll("\\.0(?=[,}\\]])", "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
