package io.driftmeter.examples.spring;

import io.driftmeter.examples.flights.FlightRequest;
import org.jspecify.annotations.Nullable;

/**
 * A flight that departs now. Its components are the features of the model.
 *
 * @param hour 0 to 23, in the origin's local time
 * @param weekday 1 (Monday) to 7 (Sunday)
 * @param distance in miles, or null if unknown
 * @param origin code of the airport of departure, or null if unknown
 * @param destination code of the airport of arrival, or null if unknown
 */
record Departure(
    int hour,
    int weekday,
    @Nullable Double distance,
    @Nullable String origin,
    @Nullable String destination) {

  FlightRequest request() {
    return new FlightRequest(hour, weekday, distance, false, origin, destination);
  }
}
