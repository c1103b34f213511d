package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.LatencyGrid;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {

  private static final Column X = Column.of("x", ColumnKind.NUMERIC, ColumnRole.FEATURE);
  private static final Column C = Column.of("c", ColumnKind.CATEGORICAL, ColumnRole.FEATURE);
  private static final StateCounts FOUR = SampleProfiles.states(ValueState.VALID, 4);

  @Test
  void columnsAreFoundByNameAndKind() {
    Profile profile = SampleProfiles.golden();
    assertThat(profile.numeric("constant").grid().size()).isEqualTo(128);
    assertThat(profile.categorical("origin").indexOf("ORD")).isEqualTo(2);
    assertThat(profile.categorical("origin").indexOf("SFO")).isNegative();
    assertThat(profile.states("empty").count(ValueState.MISSING)).isEqualTo(10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile.states("lattitude"))
        .withMessageContaining("lattitude")
        .withMessageContaining("latitude, two modes, constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile.numeric("origin"))
        .withMessage("column 'origin' is categorical, not numeric");
  }

  @Test
  void theGridFingerprintNamesColumnsAndGridsButNoCount() {
    assertThat(profile(numeric(1, 3), 1).info().gridFingerprint())
        .isEqualTo(profile(numeric(2, 2), 4).info().gridFingerprint());
    assertThat(profile(numeric(1, 3), 1).info().gridFingerprint())
        .isNotEqualTo(profile(categorical("a", "b"), 1).info().gridFingerprint());
    assertThat(profile(categorical("a", "b"), 1).info().gridFingerprint())
        .isNotEqualTo(profile(categorical("a", "c"), 1).info().gridFingerprint());
  }

  @Test
  void theFingerprintNamesEveryCountButNoMetadata() {
    ReferenceInfo info = profile(numeric(1, 3), 1).info();
    assertThat(info.fingerprint()).hasSize(64).isNotEqualTo(info.gridFingerprint());
    assertThat(profile(numeric(2, 2), 1).info().fingerprint()).isNotEqualTo(info.fingerprint());
    assertThat(profile(numeric(1, 3), 2).info().fingerprint()).isNotEqualTo(info.fingerprint());
    Profile later =
        Profile.of(
            new ProfileMetadata(
                "m", "1", ReferenceKind.TRAINING, Instant.MAX, Instant.MIN, "digest", 1),
            List.of(numeric(1, 3)));
    assertThat(later.info().fingerprint()).isEqualTo(info.fingerprint());
    assertThat(later.checksum()).isNotEqualTo(profile(numeric(1, 3), 1).checksum());
  }

  @Test
  void theValidStateIsTheSumOfTheBuckets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numeric(1, 2))
        .withMessage("column 'x' has 4 valid values, but its counts sum to 3");
  }

  @Test
  void countsOutsideTheGridOrTheCategoriesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numeric(1, 1, 2))
        .withMessage("column 'x' has a count at index 2, but only 2 places");
    assertThatIllegalArgumentException().isThrownBy(() -> categorical("a"));
  }

  @Test
  void aStateSumBeyondLongIsRefused() {
    StateCounts most =
        SampleProfiles.states(ValueState.VALID, 4, ValueState.MISSING, Long.MAX_VALUE);
    assertThatThrownBy(() -> new CategoricalProfile(C, List.of("a"), SparseCounts.ofDense(4), most))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void fewerValuesThanRowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile(numeric(1, 3), 5))
        .withMessage("column 'x' counts 4 values, but there were 5 rows");
  }

  @Test
  void theFingerprintNamesEveryWindowAndTheService() {
    String without = windowed(4, List.of()).info().fingerprint();
    ReferenceWindow window = window(2, 1);
    String with = windowed(4, List.of(window)).info().fingerprint();
    assertThat(with).isNotEqualTo(without);
    assertThat(windowed(4, List.of(window(2, 0, 1))).info().fingerprint()).isNotEqualTo(with);
    assertThat(windowed(4, List.of(window(3, 1))).info().fingerprint()).isNotEqualTo(with);
    Profile served =
        Profile.of(
            metadata("m", 4),
            List.of(numeric(1, 3)),
            List.of(window),
            new ServiceProfile(SparseCounts.EMPTY, 0, 0, 0));
    assertThat(served.info().fingerprint()).isNotEqualTo(with);
  }

  @Test
  void windowsHaveTheColumnsTheBinsAndTheRowsOfTheirProfile() {
    int bins = numeric(1, 3).binCount();
    long[] all = new long[bins];
    Arrays.fill(all, 1);
    assertThat(windowed(4, List.of(window(2, all), window(2))).windows()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> windowed(4, List.of(window(2), window(3))))
        .withMessage("windows have 5 rows, but there were 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> windowed(4, List.of(ReferenceWindow.of(null, null, 1, 0, List.of()))))
        .withMessage("a window counts 0 columns, but there are 1");
    long[] tooMany = Arrays.copyOf(all, bins + 1);
    tooMany[bins] = 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> windowed(4, List.of(window(2, tooMany))))
        .withMessage("a window counts column 'x' in %d bins, but it has %d", bins + 1, bins);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> windowed(4, Collections.nCopies(10_001, window(0))))
        .withMessage("a profile has 10001 windows, but may have at most 10000");
    assertThatThrownBy(() -> windowed(4, List.of(window(Long.MAX_VALUE), window(Long.MAX_VALUE))))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aServiceFailsNoMoreThanItPredicts() {
    assertThat(new ServiceProfile(SparseCounts.EMPTY, 0, 5, 5).errors()).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceProfile(SparseCounts.EMPTY, 0, 5, 6))
        .withMessageContaining("6 of 5 predictions failed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceProfile(SparseCounts.EMPTY, -1, 5, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceProfile(SparseCounts.EMPTY, 0, 5, -1));
    SparseCounts beyond = SparseCounts.of(new int[] {LatencyGrid.GRID.size()}, new long[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceProfile(beyond, 0, 5, 0))
        .withMessage("a latency lies beyond the grid of latencies");
  }

  private static Profile windowed(long rows, List<ReferenceWindow> windows) {
    return Profile.of(metadata("m", rows), List.of(numeric(1, 3)), windows, null);
  }

  private static ReferenceWindow window(long rows, long... counts) {
    return ReferenceWindow.of(null, null, rows, 0, List.of(counts));
  }

  @Test
  void atomsAreOnTheGridInOrderAndNoMoreThanTheirBucket() {
    assertThat(
            withAtoms(new AtomCount(-0.0, 0), new AtomCount(1, 2), new AtomCount(1.5, 1)).atoms())
        .extracting(AtomCount::count)
        .containsExactly(0L, 2L, 1L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withAtoms(new AtomCount(1, 1), new AtomCount(1, 1)))
        .withMessageContaining("out of order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withAtoms(new AtomCount(2, 1)))
        .withMessageContaining("off the grid");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withAtoms(new AtomCount(1, 2), new AtomCount(1.5, 2)))
        .withMessageContaining("more often than its bucket");
    assertThatIllegalArgumentException().isThrownBy(() -> new AtomCount(Double.NaN, 1));
  }

  @Test
  void categoriesAreInOrderAndShortEnough() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> categorical("b", "a"))
        .withMessageContaining("out of order");
    assertThatIllegalArgumentException().isThrownBy(() -> categorical("a", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> categorical("a", "b".repeat(257)));
    assertThatIllegalArgumentException().isThrownBy(() -> categorical("a", "\uD83D"));
  }

  @Test
  void textThatNoFileCanHoldIsRefused() {
    Column column = Column.of("half a rocket \uD83D", ColumnKind.NUMERIC, ColumnRole.FEATURE);
    NumericProfile numeric = numeric(1, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                profile(
                    NumericProfile.of(column, numeric.grid(), numeric.counts(), List.of(), FOUR),
                    1))
        .withMessageContaining("not valid Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metadata(" ", 1))
        .withMessageContaining("model");
    assertThatIllegalArgumentException().isThrownBy(() -> metadata("m", -1));
  }

  @Test
  void aProfileMadeElsewhereIsRefused() {
    ReferenceProfile foreign =
        new ReferenceProfile() {
          @Override
          public ReferenceInfo info() {
            throw new UnsupportedOperationException();
          }

          @Override
          public Schema schema() {
            throw new UnsupportedOperationException();
          }

          @Override
          public StateCounts states(String column) {
            throw new UnsupportedOperationException();
          }
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.require(foreign))
        .withMessageContaining("was not made by io.driftmeter.stats.profile");
  }

  private static Profile profile(ColumnProfile column, long rows) {
    return Profile.of(metadata("m", rows), List.of(column));
  }

  private static ProfileMetadata metadata(String model, long rows) {
    return new ProfileMetadata(model, "1", ReferenceKind.TRAINING, Instant.EPOCH, null, null, rows);
  }

  private static NumericProfile numeric(long... counts) {
    return NumericProfile.of(
        X, EdgeGrid.of(0, 1, 2), SparseCounts.ofDense(counts), List.of(), FOUR);
  }

  private static NumericProfile withAtoms(AtomCount... atoms) {
    return NumericProfile.of(
        X, EdgeGrid.of(0, 1, 2), SparseCounts.ofDense(1, 3), List.of(atoms), FOUR);
  }

  private static CategoricalProfile categorical(String... categories) {
    return new CategoricalProfile(C, List.of(categories), SparseCounts.ofDense(1, 3), FOUR);
  }
}
