package io.driftmeter.spring;

import java.util.Arrays;
import java.util.List;

/**
 * What Prometheus reads of an application.
 *
 * @param text the document
 */
record Scrape(String text) {

  /** The value of the one series of that name with all of these labels, {@code state="valid"}. */
  double value(String name, String... labels) {
    List<String> series =
        text.lines()
            .filter(line -> line.startsWith(name + "{"))
            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
            .toList();
    if (series.size() != 1) {
      throw new AssertionError(
          "%d series %s with %s: %s".formatted(series.size(), name, List.of(labels), series));
    }
    String one = series.get(0);
    return Double.parseDouble(one.substring(one.lastIndexOf(' ') + 1));
  }
}
