package io.driftmeter.examples.flights;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.Row;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.schema.Schema;

/**
 * What a prediction looks like to Driftmeter. Resolved from a reference builder and from a monitor
 * alike, so that training and serving describe a row in one place.
 */
final class FlightColumns {

  static final Schema SCHEMA =
      Schema.builder()
          .numeric("hour", "weekday", "distance")
          .categorical("origin", "destination")
          .scoreWithThresholds("probability", 0.5) // from there on, passengers are told
          .build();

  private final NumericColumn hour;
  private final NumericColumn weekday;
  private final NumericColumn distance;
  private final CategoricalColumn origin;
  private final CategoricalColumn destination;
  private final NumericColumn probability;

  FlightColumns(RowSink sink) {
    hour = sink.numeric("hour");
    weekday = sink.numeric("weekday");
    distance = sink.numeric("distance");
    origin = sink.categorical("origin");
    destination = sink.categorical("destination");
    probability = sink.numeric("probability");
  }

  /** The features of one prediction. */
  void write(FlightRequest flight, Row row) {
    row.set(hour, flight.hour())
        .set(weekday, flight.weekday())
        .set(origin, flight.origin())
        .set(destination, flight.destination());
    if (flight.distanceDefaulted()) {
      row.defaulted(distance);
    } else {
      row.set(distance, flight.distance());
    }
  }

  /** The output, where it is recorded by itself. */
  NumericColumn probability() {
    return probability;
  }
}
