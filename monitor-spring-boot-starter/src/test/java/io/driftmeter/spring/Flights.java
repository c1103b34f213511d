package io.driftmeter.spring;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/** Flights as they always are, and the reference of the model that knows them. */
final class Flights {

  private static final String[] ORIGINS = {"ATL", "ORD", "DFW"};

  private final SplittableRandom random;

  Flights(long seed) {
    random = new SplittableRandom(seed);
  }

  Flight next() {
    return new Flight(
        "F" + random.nextInt(1000),
        100 + 900 * random.nextDouble(),
        random.nextInt(24),
        ORIGINS[random.nextInt(3)],
        10 * random.nextDouble(),
        Optional.of(random.nextBoolean() ? "AA" : "UA"));
  }

  static ReferenceProfile reference(String version, Class<?> model) {
    ReferenceBuilder training =
        ReferenceProfiles.builder("late-arrival", version, AnnotatedModel.of(model).schema());
    NumericColumn distance = training.numeric("distance");
    NumericColumn hour = training.numeric("hour");
    CategoricalColumn origin = training.categorical("origin");
    NumericColumn wind = training.numeric("wind");
    CategoricalColumn carrier = training.categorical("carrier");
    NumericColumn probability = training.numeric("probability");
    LateArrival served = new LateArrivalModel();
    RowRecorder<Flight> rows =
        training.rows(
            (flight, row) ->
                row.set(distance, flight.distance())
                    .set(hour, flight.hour())
                    .set(origin, flight.origin())
                    .set(wind, flight.wind())
                    .set(carrier, flight.carrier().orElse(null))
                    .set(probability, served.score(flight)));
    Flights flights = new Flights(1);
    for (int i = 0; i < 3_000; i++) {
      rows.record(flights.next());
    }
    return training.build();
  }

  static ReferenceProfile reference(String version) {
    return reference(version, LateArrival.class);
  }

  static byte[] file(String version) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ReferenceProfiles.save(reference(version), bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Saves the reference, and gives the property that names it. */
  static String saved(Path file, String version) throws IOException {
    ReferenceProfiles.save(reference(version), file);
    return "driftmeter.models.late-arrival.reference=" + file.toUri();
  }
}
