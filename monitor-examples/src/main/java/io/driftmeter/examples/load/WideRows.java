package io.driftmeter.examples.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows of many numbers, log-normal and each on a scale of its own, and a model of them. */
final class WideRows {

  static final int FEATURES = 50;

  private static final int REFERENCE_ROWS = 20_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String[] NAMES =
      IntStream.range(0, FEATURES).mapToObj(i -> "feature" + i).toArray(String[]::new);

  private final Random random;

  WideRows(long seed) {
    random = new Random(seed);
  }

  double[] next() {
    double[] row = new double[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      double value = Math.exp(0.5 * random.nextGaussian() + i / 10.0);
      row[i] = Math.rint(1000 * value) / 1000;
    }
    return row;
  }

  /** Requests as JSON: an array of numbers each. */
  List<String> bodies(int count) throws IOException {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(MAPPER.writeValueAsString(next()));
    }
    return bodies;
  }

  /** The row of a request. */
  static double[] read(byte[] body) {
    double[] row;
    try {
      row = MAPPER.readValue(body, double[].class);
    } catch (IOException e) {
      throw new IllegalArgumentException("expected an array of numbers", e);
    }
    if (row == null || row.length != FEATURES) {
      throw new IllegalArgumentException("expected " + FEATURES + " numbers");
    }
    return row;
  }

  /** A model: which share of the features is above its median. */
  static double predict(double[] row) {
    int above = 0;
    for (int i = 0; i < row.length; i++) {
      if (row[i] > Math.exp(i / 10.0)) {
        above++;
      }
    }
    return (double) above / row.length;
  }

  /** The reference of such rows and of what the model answers. */
  static Profile reference(String model, String version) {
    Schema schema = Schema.builder().numeric(NAMES).score("score").build();
    ReferenceBuilder builder = ReferenceProfiles.builder(model, version, schema);
    WideRows rows = new WideRows(1);
    for (int i = 0; i < REFERENCE_ROWS; i++) {
      double[] row = rows.next();
      builder.record(row, predict(row));
    }
    return builder.build();
  }
}
