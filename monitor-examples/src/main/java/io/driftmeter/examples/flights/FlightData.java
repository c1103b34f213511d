package io.driftmeter.examples.flights;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The flights of January to June 2001, split by what they are used for. The first three parts are
 * January to March, shuffled, so that each is a sample of the same population; the last is what
 * came afterwards.
 *
 * @param training 40 % of January to March: the model and the reference of its features
 * @param calibration 20 %: the reference of the model's output, which on rows that the model has
 *     seen would look better than it is
 * @param holdout 40 %: traffic without drift
 * @param spring April to June in the order of departure: traffic as it came
 */
public record FlightData(
    List<Flight> training, List<Flight> calibration, List<Flight> holdout, List<Flight> spring) {

  private static final String FILE = "flights-2001.csv.gz";
  private static final LocalDateTime SPRING = LocalDateTime.of(2001, 4, 1, 0, 0);
  private static final long SHUFFLE_SEED = 20010331;

  /** Keeps the lists from changing. */
  public FlightData {
    training = List.copyOf(training);
    calibration = List.copyOf(calibration);
    holdout = List.copyOf(holdout);
    spring = List.copyOf(spring);
  }

  /** Reads and splits the flights that come with this example; always the same. */
  public static FlightData load() {
    List<Flight> winter = new ArrayList<>();
    List<Flight> spring = new ArrayList<>();
    for (Flight flight : readAll()) {
      (flight.departure().isBefore(SPRING) ? winter : spring).add(flight);
    }
    Collections.shuffle(winter, new Random(SHUFFLE_SEED));
    int trained = winter.size() * 4 / 10;
    int calibrated = winter.size() * 6 / 10;
    return new FlightData(
        winter.subList(0, trained),
        winter.subList(trained, calibrated),
        winter.subList(calibrated, winter.size()),
        spring);
  }

  /** Every flight of the file, in the order of departure. */
  static List<Flight> readAll() {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream file = FlightData.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      try (Reader text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8);
          CSVParser parser = format.parse(text)) {
        List<Flight> flights = new ArrayList<>();
        Map<String, String> airports = new HashMap<>(); // one instance for each code
        for (CSVRecord row : parser) {
          flights.add(
              new Flight(
                  LocalDateTime.parse(row.get("departure")),
                  Integer.parseInt(row.get("distance")),
                  airports.computeIfAbsent(row.get("origin"), code -> code),
                  airports.computeIfAbsent(row.get("destination"), code -> code),
                  Integer.parseInt(row.get("delay"))));
        }
        return flights;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
