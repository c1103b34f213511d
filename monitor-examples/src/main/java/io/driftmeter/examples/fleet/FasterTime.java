package io.driftmeter.examples.fleet;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time that runs faster: every duration in a file of rules is divided by a factor, so that at a
 * factor of 60 windows of a quarter of an hour last 15 seconds and end at multiples of 15 seconds.
 *
 * <p>Labels and names keep what they say ({@code window="15m"}), and so do numbers of seconds, such
 * as the age of a reference: what replicas measure by their own clocks is not made faster.
 *
 * @param factor how many times as fast, a divisor of 60: what lasts whole minutes then lasts whole
 *     seconds, and 15 seconds whole milliseconds
 */
record FasterTime(int factor) {

  private static final List<Integer> FACTORS = List.of(1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60);

  private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhdw])");

  /** One or several parts, as in {@code 59m59s999ms}. */
  private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[smhdw]))+");

  /**
   * Where a duration stands that means time: ranges and steps in brackets, offsets, and the fields
   * of Prometheus' and Alertmanager's files.
   */
  private static final Pattern PLACE =
      Pattern.compile(
          ("\\[D(?::D)?\\]"
                  + "|\\boffset D"
                  + "|\\b(?:interval|for|keep_firing_for|scrape_interval|scrape_timeout"
                  + "|evaluation_interval|group_wait|group_interval|repeat_interval|resolve_timeout): D")
              .replace("D", DURATION.pattern()));

  FasterTime {
    if (!FACTORS.contains(factor)) {
      throw new IllegalArgumentException("factor must be one of " + FACTORS + ", was " + factor);
    }
  }

  /** What takes that long takes so long in faster time. */
  Duration of(Duration duration) {
    return duration.dividedBy(factor);
  }

  /** How long something that took so long would have taken at the usual pace. */
  Duration usual(Duration duration) {
    return duration.multipliedBy(factor);
  }

  /** The same file, with every duration divided. */
  String file(String yaml) {
    return PLACE.matcher(yaml).replaceAll(place -> Matcher.quoteReplacement(faster(place.group())));
  }

  /** Rounded down, so that a millisecond less than a window stays less than one. */
  private String faster(String place) {
    return DURATION
        .matcher(place)
        .replaceAll(
            match -> {
              long millis = millis(match.group()) / factor;
              return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
            });
  }

  private static long millis(String duration) {
    return PART.matcher(duration)
        .results()
        .mapToLong(part -> Long.parseLong(part.group(1)) * unit(part.group(2)))
        .sum();
  }

  private static long unit(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      case "w" -> 7 * 86_400_000;
      default -> throw new IllegalArgumentException("unknown unit '" + unit + "'");
    };
  }
}
