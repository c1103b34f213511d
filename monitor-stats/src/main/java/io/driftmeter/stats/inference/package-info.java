/**
 * Whether a difference between two histograms is more than noise: p-values from counts.
 *
 * <p>{@link io.driftmeter.stats.inference.DriftTest} compares one column of one window with the
 * reference, by a chi-square statistic over merged bins and a smooth one over ordered bins, both
 * referred to non-central chi-square laws; what the dependence of rows does to these is learned by
 * {@link io.driftmeter.stats.inference.ReferenceVariation}. {@link
 * io.driftmeter.stats.inference.ShareTest} compares one share with the reference's, {@link
 * io.driftmeter.stats.inference.BinomialTest} with a given one. {@link
 * io.driftmeter.stats.inference.Holm} and {@link io.driftmeter.stats.inference.BenjaminiHochberg}
 * judge the p-values of many columns together. Counts come from profiles and windows; results go to
 * reports. All are pure functions, safe to call from any thread. Of the project this package
 * imports {@code io.driftmeter.stats.measure} only; the special functions come from Commons Math.
 */
@NullMarked
package io.driftmeter.stats.inference;

import org.jspecify.annotations.NullMarked;
