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
import java.time.Instant;
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
