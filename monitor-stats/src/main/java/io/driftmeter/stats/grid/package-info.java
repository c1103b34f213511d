/**
 * Grids: how the values of a numeric column are divided into buckets, and how the grid of a column
 * is chosen from its reference values.
 *
 * <p>Comes from: the finite values of a reference column, sorted, or a profile file. Goes to: the
 * counters, which copy a grid into flat arrays and count per bucket, and the measures, which read
 * bucket edges. A grid is a value: it holds no counts and never changes.
 *
 * <p>Imports nothing but {@code java.base} and JSpecify.
 */
@NullMarked
package io.driftmeter.stats.grid;

import org.jspecify.annotations.NullMarked;
