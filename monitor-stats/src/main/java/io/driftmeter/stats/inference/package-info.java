/**
 * Whether a difference between two histograms is more than noise: p-values from counts.
 *
 * <p>{@link io.driftmeter.stats.inference.DriftTest} compares one column of one window with the
 * reference: it merges sparse bins, computes the two-sample chi-square and refers it to a
 * non-central chi-square law. {@link io.driftmeter.stats.inference.Holm} joins the p-values of many
 * columns, {@link io.driftmeter.stats.inference.BinomialTest} judges single shares. Counts come
 * from profiles and windows; results go to reports. All are pure functions, safe to call from any
 * thread. Of the project this package imports {@code io.driftmeter.stats.measure} only; the special
 * functions come from Commons Math.
 */
@NullMarked
package io.driftmeter.stats.inference;

import org.jspecify.annotations.NullMarked;
