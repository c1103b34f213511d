package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads tables of expected values, whose scripts are in src/test/golden. */
public final class GoldenTable {

  private GoldenTable() {}

  /** The rows of a tab-separated file beside the class, without its comments. */
  public static List<String[]> rows(Class<?> beside, String file) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static long[] longs(String cell) {
    return Stream.of(cell.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }

  public static double[] doubles(String cell) {
    return Stream.of(cell.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** The relative error, or 0 if the absolute one is within the limit or both values are NaN. */
  public static double error(double actual, double expected, double absoluteLimit) {
    if (Double.compare(actual, expected) == 0 || Math.abs(actual - expected) <= absoluteLimit) {
      return 0;
    }
    return Math.abs(actual - expected) / Math.abs(expected);
  }

  public static void assertClose(double actual, double expected, double relative, String what) {
    assertThat(error(actual, expected, 0))
        .as("%s: %s against %s", what, actual, expected)
        .isLessThanOrEqualTo(relative);
  }
}
