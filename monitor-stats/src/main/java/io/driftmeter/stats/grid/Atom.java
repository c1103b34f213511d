package io.driftmeter.stats.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * A single value that holds a large share of a column: a zero, a cap, a sentinel such as 999.
 *
 * @param value the value, finite; {@code -0.0} is stored as {@code 0.0}
 * @param share its share of the column's finite values, in (0, 1]
 */
public record Atom(double value, double share) {

  /**
   * Checks both components.
   *
   * @throws IllegalArgumentException naming the parameter, its value and the limit
   */
  public Atom {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value " + value + " is not finite");
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not in (0, 1]");
    }
    value += 0.0;
  }

  /**
   * The values that hold at least one {@code bins}-th of all, in ascending order; at most {@code
   * bins} of them.
   *
   * @param sortedFinite finite values in ascending order, may be empty
   * @param bins at least 1
   * @throws IllegalArgumentException if {@code bins} is less than 1
   */
  public static List<Atom> find(double[] sortedFinite, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins " + bins + " is not at least 1");
    }
    List<Atom> atoms = new ArrayList<>();
    int n = sortedFinite.length;
    int first = 0;
    for (int i = 1; i <= n; i++) {
      if (i == n || sortedFinite[i] != sortedFinite[first]) {
        int count = i - first;
        if ((long) count * bins >= n) {
          atoms.add(new Atom(sortedFinite[first], (double) count / n));
        }
        first = i;
      }
    }
    return List.copyOf(atoms);
  }
}
