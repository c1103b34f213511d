package io.driftmeter.examples.flights;

/** What the server serves. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface PredictionService {

  /** The probability, 0 to 1, that the flight arrives more than 15 minutes late. */
  double predict(FlightRequest request);
}
