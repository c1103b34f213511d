package io.driftmeter.examples.flights;

import java.time.LocalDateTime;

/**
 * One flight that took place.
 *
 * @param departure when the aircraft left the gate, in the origin's local time
 * @param distance between the airports, in miles
 * @param origin three-letter code of the airport that it left
 * @param destination three-letter code of the airport that it flew to
 * @param delay how many minutes after the scheduled time it arrived; negative if early
 */
public record Flight(
    LocalDateTime departure, int distance, String origin, String destination, int delay) {

  /** What the US Department of Transportation calls on time: at most this many minutes late. */
  public static final int ON_TIME_MINUTES = 15;

  /** Whether it arrived late: the label that the model learns. */
  public boolean late() {
    return delay > ON_TIME_MINUTES;
  }

  /** What was known of this flight when it departed: a request for a prediction. */
  public FlightRequest request() {
    return new FlightRequest(
        departure.getHour(),
        departure.getDayOfWeek().getValue(),
        (double) distance,
        false,
        origin,
        destination);
  }
}
