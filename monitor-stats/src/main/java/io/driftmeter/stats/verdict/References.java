package io.driftmeter.stats.verdict;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.stats.profile.Profile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What windows are compared with. Immutable.
 *
 * @param main the reference that verdicts are about: a serving baseline where there is one
 * @param training the training data, where the main reference is a serving baseline; or null
 * @param anchor the first reference ever, which does not move; or null
 * @param isLearned whether this process learned the main reference by itself
 */
public record References(
    Profile main, @Nullable Profile training, @Nullable Profile anchor, boolean isLearned) {

  /**
   * Checks that all have the grids of the main one.
   *
   * @throws IllegalArgumentException when one has other grids, or training data stand beside
   *     training data
   */
  public References {
    Objects.requireNonNull(main, "main");
    requireSameGrids("the training reference", main, training);
    requireSameGrids("the anchor", main, anchor);
    if (training != null && main.info().kind() != ReferenceKind.SERVING) {
      throw new IllegalArgumentException(
          "there are two training references: %s and %s"
              .formatted(main.info().shortFingerprint(), training.info().shortFingerprint()));
    }
  }

  private static void requireSameGrids(String what, Profile main, @Nullable Profile other) {
    if (other == null) {
      return;
    }
    String grids = main.info().gridFingerprint();
    if (!other.info().gridFingerprint().equals(grids)) {
      throw new IllegalArgumentException(
          "%s of model '%s' lies on other grids (%s) than the baseline (%s): build one on the grids"
                  .formatted(
                      what,
                      other.info().model(),
                      other.info().gridFingerprint().substring(0, 12),
                      grids.substring(0, 12))
              + " of the other, with gridsFrom");
    }
  }

  /** A single reference. */
  public static References of(Profile main) {
    return new References(main, null, null, false);
  }

  /** A baseline that this process learned. */
  public static References learned(Profile baseline) {
    return new References(baseline, null, null, true);
  }

  /**
   * What windows are compared with once the main reference is another one. Those on other grids
   * cannot stay, and neither can the training data of another version. A serving baseline that
   * takes the place of training data stands beside them from then on, and the first reference that
   * was ever replaced becomes the anchor.
   *
   * @param sameVersion whether the model stays the same
   */
  public References replacedBy(Profile next, boolean sameVersion) {
    if (!main.info().gridFingerprint().equals(next.info().gridFingerprint())) {
      return of(next);
    }
    Profile before = main.info().kind() == ReferenceKind.TRAINING ? main : training;
    boolean keepsTraining = sameVersion && next.info().kind() == ReferenceKind.SERVING;
    boolean isOther = !main.info().fingerprint().equals(next.info().fingerprint());
    return new References(
        next, keepsTraining ? before : null, anchor == null && isOther ? main : anchor, false);
  }
}
