/**
 * Distances between two histograms over the same bins: how far the live data are from the
 * reference.
 *
 * <p>A {@link io.driftmeter.stats.measure.Comparison} holds the counts, a {@link
 * io.driftmeter.stats.measure.Measure} turns them into one number, {@link
 * io.driftmeter.stats.measure.Measures} lists the built-in ones with their definitions. Counts come
 * from profiles and windows; scores go to reports and gauges. Whether a score is more than noise is
 * the question of {@code io.driftmeter.stats.inference}, which may import this package; this one
 * imports nothing of the project.
 *
 * <p>Every score is exact for the binned data: shares are compared as differences of exact 128-bit
 * products, so that two histograms of 10<sup>9</sup> rows that differ in one row are told apart,
 * and equal counts give exactly 0.
 */
@NullMarked
package io.driftmeter.stats.measure;

import org.jspecify.annotations.NullMarked;
