package io.driftmeter.jmh;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.micrometer.core.annotation.Timed;

/** A model of eight numbers and two names. */
@MonitoredModel("benchmark")
interface TenInputs {

  /** The name of the timer, where there is one. */
  String TIMER = "model.calls";

  // the timer stands here too, or Micrometer would look for it in the class with every call
  @Prediction("score")
  @Timed(TIMER)
  double score(
      @Feature("feature0") double feature0,
      @Feature("feature1") double feature1,
      @Feature("feature2") double feature2,
      @Feature("feature3") double feature3,
      @Feature("feature4") double feature4,
      @Feature("feature5") double feature5,
      @Feature("feature6") double feature6,
      @Feature("feature7") double feature7,
      @Feature("country") String country,
      @Feature("channel") String channel);

  /** Does next to nothing, so that what is around it shows. */
  @MonitoredModel("benchmark")
  final class Sum implements TenInputs {

    @Override
    @Timed(TIMER)
    public double score(
        double feature0,
        double feature1,
        double feature2,
        double feature3,
        double feature4,
        double feature5,
        double feature6,
        double feature7,
        String country,
        String channel) {
      return feature0
          + feature1
          + feature2
          + feature3
          + feature4
          + feature5
          + feature6
          + feature7
          + country.length()
          + channel.length();
    }
  }
}
