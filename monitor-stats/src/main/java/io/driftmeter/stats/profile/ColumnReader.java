package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads columns, one after the other.
 *
 * <p>Collects what has no length written before it in arrays that grow with what is read and serve
 * all columns, so that growing costs only what the longest column needs.
 */
final class ColumnReader {

  private static final ColumnKind[] KINDS = ColumnKind.values();
  private static final ColumnRole[] ROLES = ColumnRole.values();
  private static final ValueState[] STATES = ValueState.values();

  private final JsonCursor json;
  private final long[] states = new long[STATES.length];
  private final List<AtomCount> atoms = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final List<Double> thresholds = new ArrayList<>();
  private double[] edges = new double[64];
  private int[] indexes = new int[64];
  private long[] counts = new long[64];

  ColumnReader(JsonCursor json) {
    this.json = json;
  }

  ColumnProfile read() throws IOException {
    json.startObject();
    Column column =
        new Column(
            json.field("name").text(),
            json.field("kind").constant(KINDS),
            json.field("role").constant(ROLES),
            json.field("source").textOrNull(),
            json.field("owner").textOrNull(),
            json.field("importance").number(),
            json.field("critical").bool(),
            readThresholds());
    StateCounts counted = readStates();
    ColumnProfile profile =
        column.isNumeric() ? readNumeric(column, counted) : readCategorical(column, counted);
    json.endObject();
    return profile;
  }

  private StateCounts readStates() throws IOException {
    Arrays.fill(states, 0);
    int next = 0;
    json.field("states").startObject();
    while (json.hasNext()) {
      String tag = json.anyField();
      while (next < STATES.length && !STATES[next].tag().equals(tag)) {
        next++;
      }
      if (next == STATES.length) {
        throw json.wrong("no state of that name, or it stands twice or out of order");
      }
      states[next++] = json.integer();
    }
    return StateCounts.of(states);
  }

  private NumericProfile readNumeric(Column column, StateCounts counted) throws IOException {
    Grid grid = readGrid();
    atoms.clear();
    json.field("atoms").startArray();
    while (json.hasNext()) {
      requireRoom("atoms", atoms.size(), NumericProfile.MAX_ATOMS);
      json.startObject();
      atoms.add(new AtomCount(json.field("value").number(), json.field("count").integer()));
      json.endObject();
    }
    Bins bins = readBins(grid.size());
    return new NumericProfile(
        column, grid, readSparse("buckets", grid.size()), atoms, bins, counted);
  }

  private List<Double> readThresholds() throws IOException {
    thresholds.clear();
    json.field("thresholds").startArray();
    while (json.hasNext()) {
      requireRoom("thresholds", thresholds.size(), Column.MAX_THRESHOLDS);
      thresholds.add(json.number());
    }
    return thresholds;
  }

  private Bins readBins(int size) throws IOException {
    int used = 0;
    json.field("bins").startArray();
    while (json.hasNext()) {
      requireRoom("bins", used, size);
      append(used++, json.integer(size - 1), 0);
    }
    return Bins.of(indexes, used);
  }

  private Grid readGrid() throws IOException {
    json.field("grid").startObject();
    Grid grid =
        switch (json.anyField()) {
          case "origin" ->
              new OriginGrid(
                  json.number(),
                  json.field("scale").number(),
                  json.field("subBucketBits").integer(OriginGrid.MAX_SUB_BUCKET_BITS),
                  json.field("octavesLeft").integer(OriginGrid.MAX_OCTAVES),
                  json.field("octavesRight").integer(OriginGrid.MAX_OCTAVES));
          case "edges" -> readEdges();
          default -> throw json.wrong("expected field 'origin' or field 'edges'");
        };
    json.endObject();
    return grid;
  }

  private EdgeGrid readEdges() throws IOException {
    int used = 0;
    json.startArray();
    while (json.hasNext()) {
      requireRoom("edges", used, EdgeGrid.MAX_SIZE + 1);
      if (used == edges.length) {
        edges = Arrays.copyOf(edges, 2 * used);
      }
      edges[used++] = json.number();
    }
    return EdgeGrid.of(Arrays.copyOf(edges, used));
  }

  /** Reads pairs of an index and its count. */
  SparseCounts readSparse(String field, int size) throws IOException {
    int used = 0;
    json.field(field).startArray();
    while (json.hasNext()) {
      requireRoom(field, used, size);
      json.startArray();
      append(used++, json.integer(size - 1), json.integer());
      json.endArray();
    }
    return SparseCounts.of(indexes, counts, used);
  }

  private CategoricalProfile readCategorical(Column column, StateCounts counted)
      throws IOException {
    int used = 0;
    categories.clear();
    json.field("categories").startArray();
    while (json.hasNext()) {
      requireRoom("categories", categories.size(), CategoricalProfile.MAX_CATEGORIES);
      json.startObject();
      categories.add(json.field("name").text());
      long count = json.field("count").integer();
      if (count != 0) {
        append(used++, categories.size() - 1, count);
      }
      json.endObject();
    }
    return new CategoricalProfile(
        column, categories, SparseCounts.of(indexes, counts, used), counted);
  }

  /** Reads counts without trailing zeros, at most that many. */
  int[] readCompact(int size) throws IOException {
    int used = 0;
    json.startArray();
    while (json.hasNext()) {
      requireRoom("counts", used, size);
      append(used++, json.integer(Integer.MAX_VALUE), 0);
    }
    if (used > 0 && indexes[used - 1] == 0) {
      throw json.wrong("counts of a window must not end with a zero");
    }
    return used == 0 ? ReferenceWindow.NONE : Arrays.copyOf(indexes, used);
  }

  private void append(int position, int index, long count) {
    if (position == indexes.length) {
      indexes = Arrays.copyOf(indexes, 2 * position);
      counts = Arrays.copyOf(counts, 2 * position);
    }
    indexes[position] = index;
    counts[position] = count;
  }

  private void requireRoom(String what, int used, int limit) throws ProfileFormatException {
    if (used >= limit) {
      throw json.wrong("more %s than the limit of %d".formatted(what, limit));
    }
  }
}
