package io.driftmeter.examples.flights;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Something that goes wrong in production, to be found by the monitor. */
public enum Fault {
  /** A caller sends kilometres where the model expects miles. */
  DISTANCE_KM("distance-km", "distance", "every distance in kilometres") {
    @Override
    public FlightRequest apply(FlightRequest request, RandomGenerator random) {
      Double miles = request.distance();
      return miles == null ? request : request.withDistance(miles * KILOMETRES_PER_MILE);
    }
  },

  /** A source of features loses some of the origins. */
  ORIGIN_MISSING("origin-missing", "origin", "no origin in 20 % of the rows") {
    @Override
    public FlightRequest apply(FlightRequest request, RandomGenerator random) {
      return random.nextDouble() < 0.2 ? request.withOrigin(null) : request;
    }
  },

  /** A feature store does not answer in time, and a default is served in its place. */
  DISTANCE_DEFAULT("distance-default", "distance", "10 % of the distances served as a default") {
    @Override
    public FlightRequest apply(FlightRequest request, RandomGenerator random) {
      return random.nextDouble() < 0.1 ? request.withDefaultDistance(DEFAULT_MILES) : request;
    }
  },

  /** A clock stands still. */
  STUCK_HOUR("stuck-hour", "hour", "every row at the same hour") {
    @Override
    public FlightRequest apply(FlightRequest request, RandomGenerator random) {
      return request.withHour(STUCK_AT);
    }
  },

  /** An airport opens that the model has never heard of. */
  NEW_AIRPORT("new-airport", "origin", "10 % of the rows from an airport never seen before") {
    @Override
    public FlightRequest apply(FlightRequest request, RandomGenerator random) {
      return random.nextDouble() < 0.1 ? request.withOrigin(AIRPORT_OF_2009) : request;
    }
  },

  /** The model is slow now and then; the rows are as they were. See {@link SlowSpell}. */
  SLOW("slow", "latency", "every tenth prediction takes 40 ms longer") {
    @Override
    public FlightRequest apply(FlightRequest request, RandomGenerator random) {
      return request;
    }
  };

  static final double KILOMETRES_PER_MILE = 1.609344;
  static final double DEFAULT_MILES = 569; // the median of the training rows
  static final int STUCK_AT = 15;
  static final String AIRPORT_OF_2009 = "BKG"; // Branson, Missouri

  private final String label;
  private final String column;
  private final String description;

  Fault(String label, String column, String description) {
    this.label = label;
    this.column = column;
    this.description = description;
  }

  /** One row as it arrives while the fault lasts. */
  public abstract FlightRequest apply(FlightRequest request, RandomGenerator random);

  /** The column that is at fault. */
  public String column() {
    return column;
  }

  /** What goes wrong, as half a sentence. */
  public String description() {
    return description;
  }

  /** The name on the command line, such as {@code distance-km}. */
  @Override
  public String toString() {
    return label;
  }

  /**
   * The fault of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that exist
   */
  public static Fault of(String label) {
    return Arrays.stream(values())
        .filter(fault -> fault.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault '" + label + "'; known are " + List.of(values())));
  }
}
