package io.driftmeter.examples.flights;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The share of late flights of every airport: what the model is told instead of the airport's code.
 * Shares of airports with few flights are drawn towards the overall one, as if each airport had had
 * {@value #PRIOR_FLIGHTS} average flights more; an airport without flights, unknown or missing, has
 * the overall share. (Micci-Barreca, "A preprocessing scheme for high-cardinality categorical
 * attributes in classification and prediction problems", 2001, doi:10.1145/507533.507538.)
 */
final class LateRates {
  private static final int PRIOR_FLIGHTS = 100;

  private final Map<String, Double> rates;
  private final double overall;

  private LateRates(Map<String, Double> rates, double overall) {
    this.rates = rates;
    this.overall = overall;
  }

  /** Learns the shares of the airports that {@code airport} finds in the flights. */
  static LateRates of(List<Flight> flights, Function<Flight, String> airport) {
    Map<String, Integer> all = new HashMap<>();
    Map<String, Integer> late = new HashMap<>();
    int lateInTotal = 0;
    for (Flight flight : flights) {
      all.merge(airport.apply(flight), 1, Integer::sum);
      if (flight.late()) {
        late.merge(airport.apply(flight), 1, Integer::sum);
        lateInTotal++;
      }
    }
    double overall = (double) lateInTotal / flights.size();
    Map<String, Double> rates = new HashMap<>();
    all.forEach(
        (code, count) ->
            rates.put(
                code,
                (late.getOrDefault(code, 0) + PRIOR_FLIGHTS * overall) / (count + PRIOR_FLIGHTS)));
    return new LateRates(rates, overall);
  }

  /** The share of an airport, 0 to 1. */
  double of(@Nullable String airport) {
    return airport == null ? overall : rates.getOrDefault(airport, overall);
  }
}
