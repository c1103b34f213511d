package io.driftmeter.spring;

/** Fails for a distance that cannot be. */
class LateArrivalModel implements LateArrival {

  @Override
  public double score(Flight flight) {
    if (flight.distance() < 0) {
      throw new IllegalArgumentException("a distance is not negative");
    }
    return Math.min(1, flight.distance() / 2000);
  }
}
