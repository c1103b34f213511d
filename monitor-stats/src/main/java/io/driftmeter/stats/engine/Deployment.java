package io.driftmeter.stats.engine;

import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.stats.fleet.FleetLayout;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.verdict.References;
import io.driftmeter.stats.verdict.WindowJudge;
import org.jspecify.annotations.Nullable;

/**
 * What runs now: a version, the layout that its values are counted in, and the references that they
 * are judged against.
 *
 * @param info what the monitor says of itself
 * @param layout where values are counted
 * @param references what windows are compared with, or null while a baseline is learned
 * @param fleet how the columns are counted for the fleet, or null where there is none to share
 * @param judge judges windows: while a baseline is learned, the service alone
 */
record Deployment(
    ModelInfo info,
    Layout layout,
    @Nullable References references,
    @Nullable FleetLayout fleet,
    WindowJudge judge) {

  static Deployment judging(
      String model,
      ModelVersion version,
      ModelState state,
      Layout layout,
      References references,
      @Nullable FleetLayout fleet,
      WindowJudge judge) {
    return new Deployment(
        new ModelInfo(
            model, version.name(), state, references.main().info(), version.artifactDigest()),
        layout,
        references,
        fleet,
        judge);
  }

  static Deployment learning(String model, ModelVersion version, Layout layout, WindowJudge judge) {
    return new Deployment(
        new ModelInfo(model, version.name(), ModelState.LEARNING, null, version.artifactDigest()),
        layout,
        null,
        null,
        judge);
  }

  ModelVersion version() {
    return new ModelVersion(info.version(), info.artifactDigest());
  }

  /** The main reference, or null while a baseline is learned. */
  @Nullable Profile reference() {
    return references == null ? null : references.main();
  }
}
