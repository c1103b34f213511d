package io.driftmeter.examples.flights;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rows of one replay, cut into windows of equal size, with faults from a given window to the
 * last. A remainder too small for a window is left out. The same arguments give the same rows.
 */
public final class Traffic {
  private static final long SEED = 42;

  private final List<Flight> flights;
  private final int windowRows;
  private final List<Fault> faults;
  private final int faultyFrom;

  /**
   * The windows of some flights.
   *
   * @param windowRows rows of each window, 1 or more
   * @param faults what goes wrong, all at the same time; may be empty
   * @param faultyFrom number of the first window with faults, 1 or more
   * @throws IllegalArgumentException if a number is below 1
   */
  public Traffic(List<Flight> flights, int windowRows, List<Fault> faults, int faultyFrom) {
    if (windowRows < 1 || faultyFrom < 1) {
      throw new IllegalArgumentException(
          "windowRows and faultyFrom must be 1 or more, were " + windowRows + ", " + faultyFrom);
    }
    this.flights = List.copyOf(flights);
    this.windowRows = windowRows;
    this.faults = List.copyOf(faults);
    this.faultyFrom = faultyFrom;
  }

  /** How many full windows there are. */
  public int windows() {
    return flights.size() / windowRows;
  }

  /** The first window with faults. */
  public int faultyFrom() {
    return faultyFrom;
  }

  /** What is wrong in a window; empty before the first faulty one. */
  public List<Fault> faults(int window) {
    return window < faultyFrom ? List.of() : faults;
  }

  /**
   * The rows of a window as they arrive.
   *
   * @param window 1 to {@link #windows()}
   * @throws IndexOutOfBoundsException if there is no such window
   */
  public List<FlightRequest> rows(int window) {
    List<Flight> clean = flights.subList((window - 1) * windowRows, window * windowRows);
    SplittableRandom random = new SplittableRandom(SEED + window);
    List<FlightRequest> rows = new ArrayList<>(windowRows);
    for (Flight flight : clean) {
      FlightRequest row = flight.request();
      for (Fault fault : faults(window)) {
        row = fault.apply(row, random);
      }
      rows.add(row);
    }
    return rows;
  }
}
