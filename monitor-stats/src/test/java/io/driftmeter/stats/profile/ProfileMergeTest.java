package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.stats.grid.OriginGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileMergeTest {

  private static final int ROUNDS = 300;

  @Test
  void mergeIsAssociativeAndCommutative() {
    Random random = new Random(2);
    for (int round = 0; round < ROUNDS; round++) {
      List<ColumnProfile> layout = SampleProfiles.randomLayout(random);
      Profile a = SampleProfiles.random(random, layout);
      Profile b = SampleProfiles.random(random, layout);
      Profile c = SampleProfiles.random(random, layout);

      assertThat(a.merge(b)).isEqualTo(b.merge(a));
      assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
      assertThat(a.merge(b).merge(c).info()).isEqualTo(c.merge(b.merge(a)).info());
    }
  }

  @Test
  void everyCountOfAMergeIsTheSumOfBoth() {
    Random random = new Random(3);
    for (int round = 0; round < ROUNDS; round++) {
      List<ColumnProfile> layout = SampleProfiles.randomLayout(random);
      Profile a = SampleProfiles.random(random, layout);
      Profile b = SampleProfiles.random(random, layout);
      Profile sum = a.merge(b);

      assertThat(sum.info().rows()).isEqualTo(a.info().rows() + b.info().rows());
      assertThat(sum.info().gridFingerprint()).isEqualTo(a.info().gridFingerprint());
      for (int i = 0; i < layout.size(); i++) {
        ColumnProfile left = a.columns().get(i);
        ColumnProfile right = b.columns().get(i);
        ColumnProfile both = sum.columns().get(i);
        for (ValueState state : ValueState.values()) {
          assertThat(both.states().count(state))
              .isEqualTo(left.states().count(state) + right.states().count(state));
        }
        for (int k = 0; k < both.counts().size(); k++) {
          int index = both.counts().indexAt(k);
          assertThat(both.counts().countAt(k))
              .isEqualTo(left.counts().count(index) + right.counts().count(index));
        }
      }
    }
  }

  @Test
  void theWindowsOfAMergeAreThoseOfBoth() {
    Random random = new Random(5);
    int sameTimes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<ColumnProfile> layout = SampleProfiles.randomLayout(random);
      Profile a = SampleProfiles.random(random, layout);
      Profile b = SampleProfiles.random(random, layout);
      List<ReferenceWindow> both = new ArrayList<>(a.windows());
      both.addAll(b.windows());

      List<ReferenceWindow> merged = a.merge(b).windows();
      assertThat(merged).containsExactlyInAnyOrderElementsOf(both);
      assertThat(merged).isSortedAccordingTo(ReferenceWindow.ORDER);
      for (int i = 1; i < merged.size(); i++) {
        sameTimes += Objects.equals(merged.get(i).start(), merged.get(i - 1).start()) ? 1 : 0;
      }
    }
    assertThat(sameTimes).isGreaterThan(ROUNDS / 2);
  }

  @Test
  void whatIsKnownOfTheServiceAddsUpAndIsKeptWhereOneSideKnows() {
    ServiceProfile some = new ServiceProfile(SparseCounts.ofDense(1, 0, 2), 3, 7, 1);
    ServiceProfile more = new ServiceProfile(SparseCounts.ofDense(0, 5, 2), 1, 9, 0);
    ServiceProfile sum = new ServiceProfile(SparseCounts.ofDense(1, 5, 4), 4, 16, 1);
    Profile none = served(null);

    assertThat(served(some).merge(served(more)).service()).isEqualTo(sum);
    assertThat(served(some).merge(none).service()).isEqualTo(some);
    assertThat(none.merge(served(some)).service()).isEqualTo(some);
    assertThat(none.merge(none).service()).isNull();
  }

  private static Profile served(@Nullable ServiceProfile service) {
    Profile profile = one("m", "1", 0, 1, "digest", 1);
    return Profile.of(profile.metadata(), profile.columns(), List.of(), service);
  }

  @Test
  void otherBinsOnTheSameGridAreRefused() {
    Profile a = binned(0, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.merge(binned(0, 5)))
        .withMessageContaining("different grids");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.columns().get(0).plus(binned(0, 5).columns().get(0)))
        .withMessage("column 'x' has the bins Bins[0, 4] on one side and Bins[0, 5] on the other");
  }

  private static Profile binned(int... starts) {
    Profile profile = one("m", "1", 0, 1, "digest", 1);
    NumericProfile x = profile.numeric("x");
    return Profile.of(
        profile.metadata(),
        List.of(
            new NumericProfile(
                x.column(), x.grid(), x.counts(), x.atoms(), Bins.of(starts), x.states())));
  }

  @Test
  void aMergeOfManyDoesNotDependOnTheirOrder() {
    Random random = new Random(4);
    List<ColumnProfile> layout = SampleProfiles.randomLayout(random);
    List<Profile> profiles = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      profiles.add(SampleProfiles.random(random, layout));
    }
    Profile first = ReferenceProfiles.merge(profiles);
    Collections.shuffle(profiles, random);
    assertThat(ReferenceProfiles.merge(profiles)).isEqualTo(first);
  }

  @Test
  void metadataKeepsTheLatestTimesAndWhatBothSidesAgreeOn() {
    Profile a = one("m", "1", 0, 5, "digest", 2);
    Profile b = one("m", "1", 0, 9, "digest", 3);

    ProfileMetadata same = a.merge(b).metadata();
    assertThat(same.builtAt()).isEqualTo(Instant.ofEpochSecond(9));
    assertThat(same.dataThrough()).isEqualTo(Instant.ofEpochSecond(9));
    assertThat(same.artifactDigest()).isEqualTo("digest");
    assertThat(same.rows()).isEqualTo(5);
    assertThat(a.merge(one("m", "1", 0, 5, null, 1)).metadata().artifactDigest()).isNull();
  }

  @Test
  void differentGridsAreRefusedAndBothNamed() {
    Profile a = one("m", "1", 0, 1, null, 1);
    Profile b = one("m", "1", 1, 1, null, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.merge(b))
        .withMessageContaining(a.info().gridFingerprint().substring(0, 12))
        .withMessageContaining(b.info().gridFingerprint().substring(0, 12));
  }

  @Test
  void anotherModelOrVersionIsRefused() {
    Profile a = one("m", "1", 0, 1, null, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.merge(one("n", "1", 0, 1, null, 1)))
        .withMessageContaining("model")
        .withMessageContaining("'m' and 'n'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> a.merge(one("m", "2", 0, 1, null, 1)))
        .withMessageContaining("version");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceProfiles.merge(List.of()))
        .withMessage("no profile to merge");
  }

  @Test
  void aSumBeyondLongIsRefusedRatherThanWrapped() {
    Profile most = one("m", "1", 0, 1, null, Long.MAX_VALUE);
    assertThatThrownBy(() -> most.merge(one("m", "1", 0, 1, null, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Profile one(
      String model, String version, double origin, long at, @Nullable String digest, long rows) {
    return Profile.of(
        new ProfileMetadata(
            model,
            version,
            ReferenceKind.TRAINING,
            Instant.ofEpochSecond(at),
            Instant.ofEpochSecond(at),
            digest,
            rows),
        List.of(
            NumericProfile.of(
                Column.of("x", ColumnKind.NUMERIC, ColumnRole.FEATURE),
                new OriginGrid(origin, 1, 2, 3, 3),
                SparseCounts.of(new int[] {4}, new long[] {rows}),
                List.of(),
                SampleProfiles.states(ValueState.VALID, rows))));
  }
}
