package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.management.ThreadMXBean;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loading allocates at most 256 KB and eight times the size of the file, whatever the file holds.
 *
 * <p>Good files are written in as few bytes as their content can have. Classes are loaded before
 * anything is measured.
 */
class ProfileLoadAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Arguments> goodFiles() {
    return Stream.of(
        argumentSet("the golden profile", SampleProfiles.save(SampleProfiles.golden())),
        argumentSet("one column", of(1, i -> origin(name(i), 0, 1, 0))),
        argumentSet("10 000 origin grids", of(10_000, i -> origin(name(i), 0, 1, 0))),
        argumentSet("10 000 edge grids", of(10_000, i -> edges(name(i), 2, 0))),
        argumentSet("3000 edge grids of ten", of(3000, i -> edges(name(i), 10, 9))),
        argumentSet("one full origin grid", of(1, i -> origin("x", 8, 64, 16_384))),
        argumentSet("200 full small grids", of(200, i -> origin(name(i), 5, 3, 96))),
        argumentSet("one grid of 4097 edges", of(1, i -> edges("x", 4097, 4096))),
        argumentSet("a grid of 1200 buckets", of(1, i -> origin("x", 6, 20, 1200))),
        argumentSet("10 000 columns without category", of(10_000, i -> categories(name(i), 0, 0))),
        argumentSet("2000 columns of ten categories", of(2000, i -> categories(name(i), 10, 1))),
        argumentSet(
            "300 columns of 300 names beyond ASCII", of(300, i -> beyondAscii(name(i), 300))),
        argumentSet("10 000 categories", of(1, i -> categories("c", 10_000, 1))),
        argumentSet("100 grids of 1000 any numbers", of(100, i -> anyEdges(i, 1000))),
        argumentSet("1000 atoms", of(1, i -> atoms("x", 1000))),
        argumentSet("1000 columns of ten atoms", of(1000, i -> atoms(name(i), 10))),
        argumentSet("1000 columns of 16 thresholds", of(1000, i -> thresholds(name(i), 16))),
        argumentSet("a bin for each of 16 384 buckets", of(1, i -> binned("x", 64))),
        argumentSet("500 columns of 256 bins", of(500, i -> binned(name(i), 1))),
        argumentSet("10 000 windows of one column", windowed(10_000, 1, 0)),
        argumentSet("10 000 windows of one count", windowed(10_000, 1, 1)),
        argumentSet("1000 windows of 300 empty columns", windowed(1000, 300, 0)),
        argumentSet("1000 windows of 300 columns of one count", windowed(1000, 300, 1)),
        argumentSet("1000 windows of 100 columns of two counts", windowed(1000, 100, 2)),
        argumentSet("100 windows of 100 columns of 24 counts", windowed(100, 100, 24)),
        argumentSet("ten windows of 10 000 columns", windowed(10, 10_000, 1)));
  }

  @ParameterizedTest
  @MethodSource("goodFiles")
  void aGoodFileStaysWithinTheBound(byte[] file) throws IOException {
    SampleProfiles.load(file);
    measure(file);
  }

  static Stream<Arguments> hostileFiles() {
    String good = new String(SampleProfiles.save(SampleProfiles.golden()), StandardCharsets.UTF_8);
    String grids = new String(of(10_000, i -> edges(name(i), 2, 0)), StandardCharsets.UTF_8);
    int large = 1_000_000;
    return Stream.of(
        argumentSet("nothing", ""),
        argumentSet("whitespace", " ".repeat(large)),
        argumentSet("arrays in arrays", "[".repeat(large)),
        argumentSet("objects in objects", "{\"format\":".repeat(large / 10)),
        argumentSet("long text", good.replace("late-arrival", "x".repeat(large))),
        argumentSet("long text, not ASCII", good.replace("late-arrival", "€".repeat(large))),
        argumentSet("long text without an end", "{\"format\":\"" + "x".repeat(large)),
        argumentSet("long text, escaped", good.replace("late-arrival", "\\n".repeat(large))),
        argumentSet("a long name", "{\"" + "x".repeat(large) + "\":1}"),
        argumentSet("a long number", good.replace("0.125", "1".repeat(large))),
        argumentSet("a long fraction", good.replace("0.125", "1." + "1".repeat(large))),
        argumentSet("a long exponent", good.replace("0.125", "1e" + "1".repeat(large))),
        argumentSet("a long word", "n" + "u".repeat(large)),
        argumentSet("many edges", good.replace("-1.0E300,", "1,".repeat(large))),
        argumentSet("many numbers half way", good.replace("-1.0E300,", halfWays())),
        argumentSet("many tiny numbers", good.replace("-1.0E300,", "3e-315,".repeat(4000))),
        argumentSet("many numbers near zero", good.replace("-1.0E300,", "1e-999,".repeat(4000))),
        argumentSet("many huge numbers", good.replace("-1.0E300,", "1e999,".repeat(4000))),
        argumentSet("many buckets", good.replace("[3, 1],", "[3,1],".repeat(large / 4))),
        argumentSet(
            "many windows without columns",
            good.replace("\"windows\": [", "\"windows\":[" + window("").repeat(10_000))),
        argumentSet(
            "many windows of empty columns",
            good.replace(
                "\"windows\": [", "\"windows\":[" + window(emptyColumns(7)).repeat(10_001))),
        argumentSet(
            "many windows in the wrong order",
            good.replace("\"windows\": [", "\"windows\":[" + descendingWindows())),
        argumentSet(
            "many columns of a window",
            good.replace("\"counts\": [", "\"counts\":[" + "[],".repeat(large / 3))),
        argumentSet(
            "many counts of a window",
            good.replace("\"counts\": [[", "\"counts\":[[" + "1,".repeat(large / 2))),
        argumentSet(
            "many thresholds", good.replace("[0.25, 0.5]", "[" + "1,".repeat(large / 2) + "2]")),
        argumentSet("many bins", good.replace("[0, 3, 4,", "[" + "0,".repeat(large / 2))),
        argumentSet(
            "many latencies",
            good.replace("\"latency\": [", "\"latency\":[" + "[1,1],".repeat(large / 6))),
        argumentSet(
            "many categories",
            good.replace("{\"name\": \"ATL\"", "{\"name\":\"\",\"count\":0},".repeat(large / 20))),
        argumentSet("a wrong checksum", grids.replaceAll("\"checksum\":\".", "\"checksum\":\"x")),
        argumentSet("truncated at the end", grids.substring(0, grids.length() - 90)),
        argumentSet("a column twice", grids.replace("\"name\":\"a\"", "\"name\":\"b\"")),
        argumentSet("too many columns", grids.replace("\"columns\":[", tooManyColumns(grids))));
  }

  @ParameterizedTest
  @MethodSource("hostileFiles")
  void aHostileFileStaysWithinTheBound(String text) throws IOException {
    byte[] file = text.getBytes(StandardCharsets.UTF_8);
    assertThat(loads(file)).isFalse();
    measure(file);
  }

  private static void measure(byte[] file) throws IOException {
    loads(file); // classes and code paths
    long before = THREADS.getCurrentThreadAllocatedBytes();
    loads(file);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThanOrEqualTo(256 * 1024 + 8L * file.length);
  }

  private static boolean loads(byte[] file) throws IOException {
    try {
      SampleProfiles.load(file);
      return true;
    } catch (ProfileFormatException e) {
      return false;
    }
  }

  private static byte[] of(int columns, IntFunction<ColumnProfile> column) {
    return SampleProfiles.shortest(
        Profile.of(
            new ProfileMetadata("m", "1", ReferenceKind.TRAINING, Instant.EPOCH, null, null, 0),
            IntStream.range(0, columns).mapToObj(column).toList()));
  }

  /** Windows without time, whose columns have so many counts, all small. */
  private static byte[] windowed(int windows, int columns, int counts) {
    List<ColumnProfile> profiles =
        IntStream.range(0, columns).mapToObj(i -> binned(name(i), 1)).toList();
    long[] ones = new long[counts];
    Arrays.fill(ones, 1);
    List<ReferenceWindow> all = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      all.add(ReferenceWindow.of(null, null, 0, 0, Collections.nCopies(columns, ones)));
    }
    return SampleProfiles.shortest(
        Profile.of(
            new ProfileMetadata("m", "1", ReferenceKind.TRAINING, Instant.EPOCH, null, null, 0),
            profiles,
            all,
            null));
  }

  private static String window(String counts) {
    return "{\"start\":null,\"end\":null,\"rows\":0,\"errors\":0,\"counts\":[" + counts + "]},";
  }

  private static String emptyColumns(int columns) {
    return String.join(",", Collections.nCopies(columns, "[]"));
  }

  private static String descendingWindows() {
    StringBuilder windows = new StringBuilder();
    for (int i = 9_000; i > 0; i--) {
      windows.append(
          window(emptyColumns(7))
              .replace("\"start\":null", "\"start\":[" + i + ",0]")
              .replace("\"end\":null", "\"end\":[" + (i + 1) + ",0]"));
    }
    return windows.toString();
  }

  /** A grid with 256 buckets an octave, each a bin. */
  private static ColumnProfile binned(String name, int octaves) {
    Grid grid = new OriginGrid(0, 1, 8, 0, octaves);
    return new NumericProfile(
        Column.of(name, ColumnKind.NUMERIC, ColumnRole.FEATURE),
        grid,
        SparseCounts.EMPTY,
        List.of(),
        Bins.of(IntStream.range(0, grid.size()).toArray()),
        SampleProfiles.states());
  }

  private static ColumnProfile thresholds(String name, int thresholds) {
    double[] edges = IntStream.rangeClosed(0, thresholds).asDoubleStream().toArray();
    return NumericProfile.of(
        Column.of(name, ColumnKind.NUMERIC, ColumnRole.OUTPUT)
            .withThresholds(Arrays.copyOf(edges, thresholds)),
        EdgeGrid.of(edges),
        SparseCounts.EMPTY,
        List.of(),
        SampleProfiles.states());
  }

  private static ColumnProfile origin(String name, int bits, int octaves, int used) {
    return numeric(name, new OriginGrid(0, 1, bits, 0, octaves), used, List.of());
  }

  private static ColumnProfile edges(String name, int edges, int used) {
    return numeric(
        name, EdgeGrid.of(IntStream.range(0, edges).asDoubleStream().toArray()), used, List.of());
  }

  private static ColumnProfile anyEdges(int seed, int edges) {
    Random random = new Random(seed);
    double[] any = new double[edges];
    Arrays.setAll(any, i -> SampleProfiles.anyFinite(random) + 0.0);
    return numeric(
        name(seed), EdgeGrid.of(Arrays.stream(any).sorted().distinct().toArray()), 0, List.of());
  }

  private static ColumnProfile atoms(String name, int atoms) {
    List<AtomCount> counted = new ArrayList<>();
    for (int i = 0; i < atoms; i++) {
      counted.add(new AtomCount(i, 0));
    }
    return numeric(name, EdgeGrid.of(0, 1000), 0, counted);
  }

  private static ColumnProfile numeric(String name, Grid grid, int used, List<AtomCount> atoms) {
    long[] counts = new long[Math.min(used, grid.size())];
    Arrays.fill(counts, 1);
    return NumericProfile.of(
        Column.of(name, ColumnKind.NUMERIC, ColumnRole.FEATURE),
        grid,
        SparseCounts.ofDense(counts),
        atoms,
        SampleProfiles.states(ValueState.VALID, counts.length));
  }

  private static ColumnProfile categories(String name, int categories, long count) {
    TreeSet<String> names = new TreeSet<>();
    IntStream.range(0, categories).forEach(i -> names.add(name(i)));
    long[] counts = new long[categories];
    Arrays.fill(counts, count);
    return new CategoricalProfile(
        Column.of(name, ColumnKind.CATEGORICAL, ColumnRole.OUTPUT),
        List.copyOf(names),
        SparseCounts.ofDense(counts),
        SampleProfiles.states(ValueState.VALID, categories * count));
  }

  private static ColumnProfile beyondAscii(String name, int categories) {
    long[] counts = new long[categories];
    Arrays.fill(counts, 1);
    return new CategoricalProfile(
        Column.of(name, ColumnKind.CATEGORICAL, ColumnRole.OUTPUT),
        IntStream.range(0x100, 0x100 + categories).mapToObj(Character::toString).toList(),
        SparseCounts.ofDense(counts),
        SampleProfiles.states(ValueState.VALID, categories));
  }

  /** Names of one to three letters. */
  private static String name(int i) {
    return Integer.toString(i, Character.MAX_RADIX);
  }

  /** Numbers that most parsers find hard: exactly between two doubles. */
  private static String halfWays() {
    StringBuilder edges = new StringBuilder();
    for (long number = (1L << 53) + 1; number < (1L << 53) + 16_000; number += 4) {
      edges.append(number).append(',');
    }
    return edges.toString();
  }

  private static String tooManyColumns(String file) {
    int from = file.indexOf("\"columns\":[") + "\"columns\":[".length();
    return "\"columns\":[" + file.substring(from, file.indexOf("},{", from) + 2);
  }
}
