package io.driftmeter.stats.engine;

import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.stats.fleet.FleetLayout;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.verdict.References;
import io.driftmeter.stats.verdict.WindowJudge;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what is to run, from a version and what it is judged against. Immutable. */
final class Deployments {

  private final String model;
  private final SlotMap slots;
  private final MonitorSettings settings;

  Deployments(String model, SlotMap slots, MonitorSettings settings) {
    this.model = model;
    this.slots = slots;
    this.settings = settings;
  }

  /**
   * The layout in which values are counted as that reference counted them.
   *
   * @throws IllegalArgumentException when it is of another model or of other columns
   */
  Layout layout(Profile reference) {
    ProfileLayouts.check(model, slots.schema(), reference);
    return ProfileLayouts.layout(slots, reference, settings.unseenNames() > 0);
  }

  /** A version that is compared with references that others can have too. */
  Deployment monitoring(ModelVersion version, Layout layout, References references) {
    return judging(
        version,
        ModelState.MONITORING,
        layout,
        references,
        FleetLayout.of(references.main(), slots.schema(), settings.fleet()));
  }

  /** A version that has no reference yet. */
  Deployment learning(ModelVersion version, Layout layout) {
    return Deployment.learning(
        model, version, layout, WindowJudge.ofService(layout, settings.rule()));
  }

  /** The same version, when it has learned what to compare with. */
  Deployment learned(Deployment learning, Profile baseline) {
    return judging(
        learning.version(),
        ModelState.LEARNED,
        learning.layout(),
        References.learned(baseline),
        null); // it lies on grids of its own, which no other process shares
  }

  private Deployment judging(
      ModelVersion version,
      ModelState state,
      Layout layout,
      References references,
      @Nullable FleetLayout fleet) {
    return Deployment.judging(
        model,
        version,
        state,
        layout,
        references,
        fleet,
        WindowJudge.of(layout, references, settings.rule()));
  }

  /**
   * What follows a deployment: in its layout, where rows are counted the same way.
   *
   * @param artifactDigest digest of the model's own file; null for that of the same version, or for
   *     one that is not known
   * @param layout that of the reference
   */
  Deployment successor(
      Deployment before,
      String version,
      @Nullable String artifactDigest,
      Layout layout,
      Profile reference) {
    boolean sameVersion = version.equals(before.info().version());
    References references =
        before.references() == null
            ? References.of(reference)
            : before.references().replacedBy(reference, sameVersion);
    String digest =
        artifactDigest == null && sameVersion ? before.info().artifactDigest() : artifactDigest;
    boolean sameModel = sameVersion && Objects.equals(digest, before.info().artifactDigest());
    boolean goesOn = sameModel && layout.countsLike(before.layout());
    return monitoring(
        new ModelVersion(version, digest), goesOn ? before.layout() : layout, references);
  }

  /** The last one, when the monitor is closed. */
  Deployment closed(Deployment last) {
    ModelInfo info =
        new ModelInfo(
            model,
            last.info().version(),
            ModelState.CLOSED,
            last.info().referenceInfo(),
            last.info().artifactDigest());
    return new Deployment(info, last.layout(), last.references(), last.fleet(), last.judge());
  }
}
