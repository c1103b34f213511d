package io.driftmeter.jmh;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What an application has at hand for one call of {@link TenInputs}. */
final class Inputs {

  static final int NUMBERS = 8;

  private static final int COUNTRIES = 20;
  private static final int CHANNELS = 4;
  private static final long SEED = 20_261_124;

  private final double[] numbers;
  private final String country;
  private final String channel;

  private Inputs(double[] numbers, String country, String channel) {
    this.numbers = numbers;
    this.country = country;
    this.channel = channel;
  }

  /**
   * The stream of values in rows of eight; names are equal to known ones, never the same objects.
   */
  static Inputs[] stream() {
    SplittableRandom random = new SplittableRandom(SEED);
    return Arrays.stream(LogNormal.rows(NUMBERS))
        .map(
            row ->
                new Inputs(
                    row,
                    "country" + random.nextInt(COUNTRIES),
                    "channel" + random.nextInt(CHANNELS)))
        .toArray(Inputs[]::new);
  }

  double number(int i) {
    return numbers[i];
  }

  String country() {
    return country;
  }

  String channel() {
    return channel;
  }

  /** Calls a model. */
  double score(TenInputs model) {
    return model.score(
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6],
        numbers[7],
        country,
        channel);
  }
}
