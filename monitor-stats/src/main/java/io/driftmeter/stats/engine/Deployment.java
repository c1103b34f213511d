package io.driftmeter.stats.engine;

import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.verdict.WindowJudge;
import org.jspecify.annotations.Nullable;

/**
 * What runs now: a version, the layout that its values are counted in, and the reference that they
 * are judged against.
 *
 * @param info what the monitor says of itself
 * @param layout where values are counted
 * @param reference the reference, or null while a baseline is learned
 * @param judge compares windows with the reference, or null while there is none
 */
record Deployment(
    ModelInfo info, Layout layout, @Nullable Profile reference, @Nullable WindowJudge judge) {

  static Deployment judging(
      String model,
      String version,
      ModelState state,
      Layout layout,
      Profile reference,
      WindowJudge judge) {
    return new Deployment(
        new ModelInfo(model, version, state, reference.info()), layout, reference, judge);
  }

  static Deployment learning(String model, String version, Layout layout) {
    return new Deployment(
        new ModelInfo(model, version, ModelState.LEARNING, null), layout, null, null);
  }
}
