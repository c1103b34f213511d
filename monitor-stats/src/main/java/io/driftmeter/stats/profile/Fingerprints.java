package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of what a profile holds, each built upon the one before.
 *
 * <p>Part of the file format: what goes in, and in which order, changes only with the words that
 * each digest begins with.
 *
 * @param grid over columns (name, kind, role, thresholds), grids, bins and categories
 * @param counts over {@code grid} and every count: rows, states, buckets, categories, atoms,
 *     windows, service
 * @param checksum over {@code counts} and all else that a profile says
 */
record Fingerprints(String grid, String counts, String checksum) {

  private static final ValueState[] STATES = ValueState.values();

  static Fingerprints of(
      ProfileMetadata metadata,
      List<ColumnProfile> columns,
      List<ReferenceWindow> windows,
      @Nullable ServiceProfile service) {
    CanonicalDigest digest = new CanonicalDigest();
    digest.put("driftmeter grid 1").put(columns.size());
    for (ColumnProfile column : columns) {
      putGrid(digest, column);
    }
    String grid = digest.hex();

    digest.put("driftmeter counts 1").put(grid).put(metadata.rows());
    for (ColumnProfile column : columns) {
      putCounts(digest, column);
    }
    digest.put(windows.size());
    windows.forEach(window -> putWindow(digest, window));
    putService(digest, service);
    String counts = digest.hex();

    digest.put("driftmeter profile 1").put(counts);
    putMetadata(digest, metadata);
    for (ColumnProfile column : columns) {
      putDescription(digest, column.column());
    }
    return new Fingerprints(grid, counts, digest.hex());
  }

  private static void putGrid(CanonicalDigest digest, ColumnProfile profile) {
    Column column = profile.column();
    digest.put(column.name()).put(column.kind().name()).put(column.role().name());
    if (profile instanceof NumericProfile numeric) {
      putGrid(digest, numeric.grid());
      digest.put(numeric.bins().size());
      for (int bin = 0; bin < numeric.bins().size(); bin++) {
        digest.put(numeric.bins().first(bin));
      }
      digest.put(column.thresholds().size());
      column.thresholds().forEach(digest::put);
    } else if (profile instanceof CategoricalProfile categorical) {
      digest.put(categorical.categories().size());
      categorical.categories().forEach(digest::put);
    }
  }

  private static void putGrid(CanonicalDigest digest, Grid grid) {
    if (grid instanceof OriginGrid origin) {
      digest
          .put("origin")
          .put(origin.origin())
          .put(origin.scale())
          .put(origin.subBucketBits())
          .put(origin.octavesLeft())
          .put(origin.octavesRight());
    } else if (grid instanceof EdgeGrid edges) {
      digest.put("edges").put(edges.size());
      for (int i = 0; i <= edges.size(); i++) {
        digest.put(edges.edge(i));
      }
    }
  }

  private static void putCounts(CanonicalDigest digest, ColumnProfile profile) {
    for (ValueState state : STATES) {
      long count = profile.states().count(state);
      if (count > 0) { // by name, so that a state added later changes no fingerprint
        digest.put(state.name()).put(count);
      }
    }
    putSparse(digest, profile.counts());
    if (profile instanceof NumericProfile numeric) {
      digest.put(numeric.atoms().size());
      for (AtomCount atom : numeric.atoms()) {
        digest.put(atom.value()).put(atom.count());
      }
    }
  }

  private static void putSparse(CanonicalDigest digest, SparseCounts counts) {
    digest.put(counts.size());
    for (int i = 0; i < counts.size(); i++) {
      digest.put(counts.indexAt(i)).put(counts.countAt(i));
    }
  }

  private static void putWindow(CanonicalDigest digest, ReferenceWindow window) {
    digest.put(window.start()).put(window.end()).put(window.rows()).put(window.errors());
    for (int column = 0; column < window.columns(); column++) {
      int[] counts = window.compactCounts(column);
      digest.put(counts.length);
      for (int count : counts) {
        digest.put(count);
      }
    }
  }

  private static void putService(CanonicalDigest digest, @Nullable ServiceProfile service) {
    digest.put(service != null);
    if (service != null) {
      putSparse(digest, service.latency());
      digest.put(service.latencyAbove()).put(service.predictions()).put(service.errors());
    }
  }

  private static void putMetadata(CanonicalDigest digest, ProfileMetadata metadata) {
    digest
        .put(metadata.model())
        .put(metadata.version())
        .put(metadata.kind().name())
        .put(metadata.builtAt())
        .put(metadata.dataThrough())
        .put(metadata.artifactDigest());
  }

  private static void putDescription(CanonicalDigest digest, Column column) {
    digest.put(column.source()).put(column.owner()).put(column.importance()).put(column.critical());
  }
}
