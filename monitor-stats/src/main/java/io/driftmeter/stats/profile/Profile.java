package io.driftmeter.stats.profile;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a model: one {@link ColumnProfile} for each column, and what the profile says of
 * itself.
 *
 * <p>Immutable and compared by value. Two profiles with the same fingerprint hold the same counts
 * on the same grids.
 */
public final class Profile implements ReferenceProfile {

  private static final int SHORT = 12;

  /** The most windows of one profile. */
  public static final int MAX_WINDOWS = 10_000;

  private final ProfileMetadata metadata;
  private final List<ColumnProfile> columns;
  private final List<ReferenceWindow> windows;
  private final @Nullable ServiceProfile service;
  private final Schema schema;
  private final Fingerprints fingerprints;
  private final ReferenceInfo info;

  private Profile(
      ProfileMetadata metadata,
      List<ColumnProfile> columns,
      List<ReferenceWindow> windows,
      @Nullable ServiceProfile service) {
    this.metadata = metadata;
    this.columns = List.copyOf(columns);
    this.windows = windows.stream().sorted(ReferenceWindow.ORDER).toList();
    this.service = service;
    this.schema = new Schema(this.columns.stream().map(ColumnProfile::column).toList());
    this.columns.forEach(this::check);
    checkWindows();
    this.fingerprints = Fingerprints.of(metadata, this.columns, this.windows, service);
    this.info =
        new ReferenceInfo(
            metadata.model(),
            metadata.version(),
            metadata.kind(),
            metadata.builtAt(),
            metadata.dataThrough(),
            metadata.artifactDigest(),
            metadata.rows(),
            fingerprints.grid(),
            fingerprints.counts());
  }

  private void checkWindows() {
    if (windows.size() > MAX_WINDOWS) {
      throw new IllegalArgumentException(
          "a profile has %d windows, but may have at most %d"
              .formatted(windows.size(), MAX_WINDOWS));
    }
    long rows = 0;
    for (ReferenceWindow window : windows) {
      check(window);
      rows = Math.addExact(rows, window.rows());
    }
    if (rows > metadata.rows()) {
      throw new IllegalArgumentException(
          "windows have %d rows, but there were %d".formatted(rows, metadata.rows()));
    }
  }

  private void check(ReferenceWindow window) {
    if (window.columns() != columns.size()) {
      throw new IllegalArgumentException(
          "a window counts %d columns, but there are %d"
              .formatted(window.columns(), columns.size()));
    }
    for (int i = 0; i < columns.size(); i++) {
      int bins = window.compactCounts(i).length;
      if (bins > columns.get(i).binCount()) {
        throw new IllegalArgumentException(
            "a window counts column '%s' in %d bins, but it has %d"
                .formatted(columns.get(i).column().name(), bins, columns.get(i).binCount()));
      }
    }
  }

  private void check(ColumnProfile profile) {
    Column column = profile.column();
    if (!UnicodeText.isWellFormed(column.name())
        || !UnicodeText.isWellFormed(column.source())
        || !UnicodeText.isWellFormed(column.owner())) {
      throw new IllegalArgumentException(
          "column '%s' holds text that is not valid Unicode".formatted(column.name()));
    }
    if (ColumnLaws.total(profile.states()) < metadata.rows()) {
      throw new IllegalArgumentException(
          "column '%s' counts %d values, but there were %d rows"
              .formatted(column.name(), profile.states().total(), metadata.rows()));
    }
  }

  /**
   * A profile of the given parts.
   *
   * @param columns in schema order, 1 to {@value Schema#MAX_COLUMNS}; the states of each sum to at
   *     least the rows of {@code metadata}
   * @throws IllegalArgumentException naming what does not agree
   */
  public static Profile of(ProfileMetadata metadata, List<? extends ColumnProfile> columns) {
    return of(metadata, columns, List.of(), null);
  }

  /**
   * A profile of the given parts.
   *
   * @param columns as in {@link #of(ProfileMetadata, List)}
   * @param windows windows of the same rows, in any order, at most {@value #MAX_WINDOWS}; they need
   *     not hold every row
   * @param service how the model was served, or null where that is not known
   * @throws IllegalArgumentException naming what does not agree
   */
  public static Profile of(
      ProfileMetadata metadata,
      List<? extends ColumnProfile> columns,
      List<ReferenceWindow> windows,
      @Nullable ServiceProfile service) {
    return new Profile(metadata, List.copyOf(columns), windows, service);
  }

  /**
   * The given profile, if it was made here.
   *
   * @throws IllegalArgumentException when it is another implementation
   */
  public static Profile require(ReferenceProfile profile) {
    if (profile instanceof Profile ours) {
      return ours;
    }
    throw new IllegalArgumentException(
        "a profile of class %s was not made by io.driftmeter.stats.profile"
            .formatted(profile.getClass().getName()));
  }

  @Override
  public ReferenceInfo info() {
    return info;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public StateCounts states(String column) {
    return column(column).states();
  }

  /** What the profile says of itself, without the fingerprints. */
  public ProfileMetadata metadata() {
    return metadata;
  }

  /** The columns, in schema order. */
  public List<ColumnProfile> columns() {
    return columns;
  }

  /** The windows of the rows, by time; empty where their order is not known. */
  public List<ReferenceWindow> windows() {
    return windows;
  }

  /** How the model was served, or null where that is not known. */
  public @Nullable ServiceProfile service() {
    return service;
  }

  /**
   * The column of that name.
   *
   * @throws IllegalArgumentException when there is none, naming the known ones
   */
  public ColumnProfile column(String name) {
    return columns.stream()
        .filter(profile -> profile.column().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no column '%s'; known columns: %s".formatted(name, names())));
  }

  private List<String> names() {
    return columns.stream().limit(50).map(profile -> profile.column().name()).toList();
  }

  /**
   * The numeric column of that name.
   *
   * @throws IllegalArgumentException when there is none, naming the known ones, or it is
   *     categorical
   */
  public NumericProfile numeric(String name) {
    schema.require(name, ColumnKind.NUMERIC); // says what is wrong, if something is
    return (NumericProfile) column(name);
  }

  /**
   * The categorical column of that name.
   *
   * @throws IllegalArgumentException when there is none, naming the known ones, or it is numeric
   */
  public CategoricalProfile categorical(String name) {
    schema.require(name, ColumnKind.CATEGORICAL);
    return (CategoricalProfile) column(name);
  }

  /**
   * The profile of both sets of rows: associative, commutative and exact.
   *
   * <p>Model, version, kind and grid fingerprint must be equal. Counts and rows add up, the later
   * {@code builtAt} and {@code dataThrough} win, and an artifact digest, a column's source or owner
   * is kept where both sides agree. Windows stand side by side; what is known of the service adds
   * up.
   *
   * @throws IllegalArgumentException when they cannot be merged, naming the difference
   * @throws ArithmeticException when a count or a total would pass {@link Long#MAX_VALUE}
   */
  public Profile merge(Profile other) {
    ProfileMetadata merged = metadata.merge(other.metadata);
    if (!info.gridFingerprint().equals(other.info.gridFingerprint())) {
      throw new IllegalArgumentException(
          "profiles on different grids cannot be merged: %s and %s (use gridsFrom to share grids)"
              .formatted(
                  info.gridFingerprint().substring(0, SHORT),
                  other.info.gridFingerprint().substring(0, SHORT)));
    }
    List<ColumnProfile> sums = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      sums.add(columns.get(i).plus(other.columns.get(i)));
    }
    List<ReferenceWindow> both = new ArrayList<>(windows);
    both.addAll(other.windows);
    return new Profile(merged, sums, both, plus(service, other.service));
  }

  private static @Nullable ServiceProfile plus(
      @Nullable ServiceProfile a, @Nullable ServiceProfile b) {
    return a == null ? b : b == null ? a : a.plus(b);
  }

  /** The digest of everything in this profile. */
  String checksum() {
    return fingerprints.checksum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Profile that
        && metadata.equals(that.metadata)
        && columns.equals(that.columns)
        && windows.equals(that.windows)
        && Objects.equals(service, that.service);
  }

  @Override
  public int hashCode() {
    return 31 * metadata.hashCode() + columns.hashCode();
  }

  @Override
  public String toString() {
    return "Profile[%s %s, %d rows, %d columns, %s]"
        .formatted(
            info.model(), info.version(), info.rows(), columns.size(), info.shortFingerprint());
  }
}
