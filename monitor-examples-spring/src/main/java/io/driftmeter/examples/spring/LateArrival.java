package io.driftmeter.examples.spring;

import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.examples.flights.DelayModel;
import org.springframework.stereotype.Service;

/** Will this flight arrive late? All that is said of monitoring is said by the annotations. */
@Service
@MonitoredModel("flight-delay")
class LateArrival {

  private final DelayModel model;

  LateArrival(DelayModel model) {
    this.model = model;
  }

  /** The probability, 0 to 1, that the flight arrives more than 15 minutes late. */
  @Prediction(value = "probability", thresholds = 0.5)
  double probability(@Features Departure departure) {
    return model.predict(departure.request());
  }
}
