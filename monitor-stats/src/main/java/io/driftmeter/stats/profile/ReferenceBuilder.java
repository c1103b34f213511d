package io.driftmeter.stats.profile;

import io.driftmeter.api.BatchRecorder;
import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.RowWriter;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a reference from rows. For one thread at a time.
 *
 * <p>Without {@link #gridsFrom}, each column keeps its finite values, 8 bytes each, or its distinct
 * categories until {@link #build}, which chooses the grids from all of them: the same rows in
 * another order give the same profile, windows aside. While building, one column after the other
 * needs its values a second time. With {@code gridsFrom} values are counted at once and none is
 * kept.
 *
 * <p>Strict: an array of the wrong length, a handle of another builder or monitor, and whatever a
 * row writer throws, are thrown to the caller, and the row is not added. A row adds one state to
 * every column, {@code ABSENT} where it never spoke of it; a call of a bare handle adds one to its
 * own.
 */
public final class ReferenceBuilder implements RowSink {

  /** The most categories of a column that are known unless told otherwise. */
  public static final int DEFAULT_MAX_CATEGORIES = 1000;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final int FEWEST_ROWS = 20;
  private static final int MOST_ROWS = 100_000_000;

  private final String model;
  private final String version;
  private final Schema schema;
  private final int[] numericFeatures;
  private final RowDraft draft;
  private ReferenceKind kind = ReferenceKind.TRAINING;
  private @Nullable Instant builtAt;
  private @Nullable Instant dataThrough;
  private @Nullable String artifactDigest;
  private int maxCategories = DEFAULT_MAX_CATEGORIES;
  private @Nullable Profile grids;
  private WindowCuts cuts = WindowCuts.none();
  private @Nullable Tallies tallies;
  private long rows;

  ReferenceBuilder(String model, String version, Schema schema) {
    this.model = UnicodeText.require("model", model, ProfileMetadata.MAX_TEXT_LENGTH);
    this.version = UnicodeText.require("version", version, ProfileMetadata.MAX_TEXT_LENGTH);
    this.schema = schema;
    this.numericFeatures =
        schema.numericFeatures().stream().mapToInt(schema.columns()::indexOf).toArray();
    this.draft = new RowDraft(this);
  }

  /** Where the rows come from; {@link ReferenceKind#TRAINING} unless said. */
  public ReferenceBuilder kind(ReferenceKind kind) {
    this.kind = Objects.requireNonNull(kind, "kind");
    return this;
  }

  /** When the profile was built; the time of {@link #build} unless said. */
  public ReferenceBuilder builtAt(Instant builtAt) {
    this.builtAt = Objects.requireNonNull(builtAt, "builtAt");
    return this;
  }

  /** The time of the newest row; the last that {@link #at} said, or unknown, unless said. */
  public ReferenceBuilder dataThrough(Instant dataThrough) {
    this.dataThrough = Objects.requireNonNull(dataThrough, "dataThrough");
    return this;
  }

  /**
   * A digest of the model's own file; unknown unless said.
   *
   * @throws IllegalArgumentException when it is blank or longer than {@value
   *     ProfileMetadata#MAX_TEXT_LENGTH} characters
   */
  public ReferenceBuilder artifactDigest(String artifactDigest) {
    this.artifactDigest =
        UnicodeText.require("artifactDigest", artifactDigest, ProfileMetadata.MAX_TEXT_LENGTH);
    return this;
  }

  /**
   * How many categories of a column are known at most: the most frequent, of equally frequent ones
   * the first by name. What is beyond, or longer than {@value
   * CategoricalProfile#MAX_CATEGORY_LENGTH} characters, counts as unseen. Call it before any row.
   *
   * @param maxCategories 1 to {@value CategoricalProfile#MAX_CATEGORIES}
   * @throws IllegalArgumentException when it is outside
   * @throws IllegalStateException when something was recorded already
   */
  public ReferenceBuilder maxCategories(int maxCategories) {
    if (maxCategories < 1 || maxCategories > CategoricalProfile.MAX_CATEGORIES) {
      throw new IllegalArgumentException(
          "maxCategories %d is not in 1..%d"
              .formatted(maxCategories, CategoricalProfile.MAX_CATEGORIES));
    }
    requireNothingRecorded("maxCategories");
    this.maxCategories = maxCategories;
    return this;
  }

  /**
   * Counts on the grids, atoms and categories of an earlier profile of the same model, so that both
   * can be merged and their histories compared. Values off its grids count as below or above,
   * categories that it does not know as unseen. Call it before any row.
   *
   * @throws IllegalArgumentException when model or columns (name, kind, role and thresholds, in
   *     order) differ
   * @throws IllegalStateException when something was recorded already
   */
  public ReferenceBuilder gridsFrom(ReferenceProfile previous) {
    Profile profile = Profile.require(previous);
    if (!profile.info().model().equals(model)) {
      throw new IllegalArgumentException(
          "grids are from model '%s', but this is a reference of model '%s'"
              .formatted(profile.info().model(), model));
    }
    Tallies.requireSameColumns(schema, profile.schema());
    requireNothingRecorded("gridsFrom");
    this.grids = profile;
    return this;
  }

  /**
   * Keeps windows of that length, cut at multiples of it since 1970, for rows that come in the
   * order of time: {@link #at} says when. From them a monitor learns how much this traffic varies
   * from window to window, at which hours, and how much of it there is. They should be as long as
   * those of the monitor, and 24 or more, from a week. Call it before any row.
   *
   * <p>There is no window where there was no row. The first and the last, which the rows may have
   * begun or ended in, are kept when that was in its first or last half, or when they have at least
   * half as many rows as the others have on average. A row that would begin one more than {@value
   * Profile#MAX_WINDOWS} is refused.
   *
   * @param length 1 second to 31 days, whole seconds
   * @throws IllegalArgumentException when it is not
   * @throws IllegalStateException when something was recorded already
   */
  public ReferenceBuilder windows(Duration length) {
    if (length.compareTo(SHORTEST) < 0
        || length.compareTo(LONGEST) > 0
        || length.toNanosPart() > 0) {
      throw new IllegalArgumentException(
          "windows are %s, but must be %s to %s, in whole seconds"
              .formatted(length, SHORTEST, LONGEST));
    }
    requireNothingRecorded("windows");
    cuts = WindowCuts.byTime(length);
    return this;
  }

  /**
   * Keeps a window of every so many rows, for rows that come in the order of time but have none
   * themselves; the last is kept when it has at least half of them. Call it before any row.
   *
   * @param rows {@value #FEWEST_ROWS} to {@value #MOST_ROWS}
   * @throws IllegalArgumentException when it is outside
   * @throws IllegalStateException when something was recorded already
   */
  public ReferenceBuilder windowsOf(int rows) {
    if (rows < FEWEST_ROWS || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "windows have %d rows, but must have %d to %d".formatted(rows, FEWEST_ROWS, MOST_ROWS));
    }
    requireNothingRecorded("windowsOf");
    cuts = WindowCuts.byRows(rows);
    return this;
  }

  /**
   * Says when the rows that follow happened, here or as the first thing in a row writer. With
   * {@link #windows}, what is recorded before the first call is refused. A call after the last row
   * says how far the data reaches.
   *
   * @throws IllegalArgumentException when that is before what was said last
   * @throws IllegalStateException without {@link #windows}
   */
  public ReferenceBuilder at(Instant time) {
    cuts.at(Objects.requireNonNull(time, "time"), tallies());
    return this;
  }

  private void requireNothingRecorded(String method) {
    if (tallies != null) {
      throw new IllegalStateException(method + " must be called before anything is recorded");
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public NumericColumn numeric(String name) {
    Column column = schema.require(name, ColumnKind.NUMERIC);
    return new BuilderHandle.Numeric(this, schema.columns().indexOf(column));
  }

  @Override
  public CategoricalColumn categorical(String name) {
    Column column = schema.require(name, ColumnKind.CATEGORICAL);
    return new BuilderHandle.Categorical(this, schema.columns().indexOf(column));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Here the recorder throws what the writer throws, and then has added nothing.
   */
  @Override
  public <T> RowRecorder<T> rows(RowWriter<? super T> writer) {
    Objects.requireNonNull(writer, "writer");
    return source -> add(row -> writer.write(source, row));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the array has another length
   */
  @Override
  public void record(double[] features) {
    requireLength(features);
    add(row -> setFeatures(row, features));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the array has another length, or the schema has no
   *     numeric output
   */
  @Override
  public void record(double[] features, double output) {
    requireLength(features);
    Column column =
        schema.outputs().stream()
            .filter(Column::isNumeric)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the schema has no numeric output"));
    add(
        row -> {
          setFeatures(row, features);
          row.set(schema.columns().indexOf(column), output);
        });
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link #record(double[])}
   */
  @Override
  public void record(float[] features) {
    record(doubles(features));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException as {@link #record(double[], double)}
   */
  @Override
  public void record(float[] features, double output) {
    record(doubles(features), output);
  }

  private static double[] doubles(float[] features) {
    Objects.requireNonNull(features, "features");
    double[] doubles = new double[features.length];
    for (int i = 0; i < features.length; i++) {
      doubles[i] = features[i];
    }
    return doubles;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Here it throws {@code IllegalArgumentException} when an array is too short or too few, and
   * {@code NullPointerException} when one is null, and then has added nothing.
   */
  @Override
  public BatchRecorder batches() {
    return new BuilderBatches(this);
  }

  private void requireLength(double[] features) {
    Objects.requireNonNull(features, "features");
    if (features.length != numericFeatures.length) {
      throw new IllegalArgumentException(
          "the row has %d values, but the schema has %d numeric features"
              .formatted(features.length, numericFeatures.length));
    }
  }

  private void setFeatures(RowDraft row, double[] features) {
    for (int i = 0; i < features.length; i++) {
      row.set(numericFeatures[i], features[i]);
    }
  }

  private void add(Consumer<RowDraft> writer) {
    draft.open();
    try {
      writer.accept(draft);
      cuts.beforeRecording();
      draft.commit();
      rows++;
      cuts.addRow(tallies());
    } finally {
      draft.close();
    }
  }

  /** The running counts; they start when something is recorded first. */
  Tallies tallies() {
    if (tallies == null) {
      tallies = new Tallies(schema, grids, maxCategories);
    }
    return tallies;
  }

  /** The running count of a column, for a call of its bare handle. */
  ColumnTally touched(int position) {
    cuts.beforeRecording();
    return tallies().get(position);
  }

  /** The profile of everything recorded so far; recording may go on as if it had not been built. */
  public Profile build() {
    ProfileMetadata metadata =
        new ProfileMetadata(
            model,
            version,
            kind,
            builtAt == null ? Instant.now() : builtAt,
            dataThrough == null ? cuts.latest() : dataThrough,
            artifactDigest,
            rows);
    List<ColumnProfile> profiles = tallies().profiles();
    return Profile.of(metadata, profiles, cuts.windows(tallies(), profiles), null);
  }
}
