package io.driftmeter.examples.flights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * The question that the model answers: will this flight, departing now, arrive late?
 *
 * @param hour of the departure, 0 to 23, in the origin's local time
 * @param weekday of the departure, 1 (Monday) to 7 (Sunday)
 * @param distance between the airports in miles, or null if unknown
 * @param distanceDefaulted whether {@code distance} stands in for a value that was not there
 * @param origin code of the airport of departure, or null if unknown
 * @param destination code of the airport of arrival, or null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlightRequest(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int hour,
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int weekday,
    @Nullable Double distance,
    boolean distanceDefaulted,
    @Nullable String origin,
    @Nullable String destination) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range, or a default is announced
   *     that is not there
   */
  public FlightRequest {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException("hour must be 0 to 23, was " + hour);
    }
    if (weekday < 1 || weekday > 7) {
      throw new IllegalArgumentException(
          "weekday must be 1 (Monday) to 7 (Sunday), was " + weekday);
    }
    if (distance != null && !(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("distance must be 0 or more miles, was " + distance);
    }
    if (distanceDefaulted && distance == null) {
      throw new IllegalArgumentException("distanceDefaulted is true, but there is no distance");
    }
  }

  /** The same request at another hour. */
  public FlightRequest withHour(int other) {
    return new FlightRequest(other, weekday, distance, distanceDefaulted, origin, destination);
  }

  /** The same request with another distance. */
  public FlightRequest withDistance(@Nullable Double other) {
    return new FlightRequest(hour, weekday, other, false, origin, destination);
  }

  /** The same request with a default in place of its distance, marked as such. */
  public FlightRequest withDefaultDistance(double other) {
    return new FlightRequest(hour, weekday, other, true, origin, destination);
  }

  /** The same request from another airport, or from an unknown one. */
  public FlightRequest withOrigin(@Nullable String other) {
    return new FlightRequest(hour, weekday, distance, distanceDefaulted, other, destination);
  }
}
