package io.driftmeter.micrometer;

import java.util.List;
import java.util.stream.Collectors;

/** Names of columns in a line of the log, which stays short: a meter has the number. */
final class ColumnNames {

  private static final int MOST = 20;

  private ColumnNames() {}

  static String of(List<String> columns) {
    String names = columns.stream().limit(MOST).collect(Collectors.joining(", "));
    return columns.size() > MOST ? names + " and %d more".formatted(columns.size() - MOST) : names;
  }
}
