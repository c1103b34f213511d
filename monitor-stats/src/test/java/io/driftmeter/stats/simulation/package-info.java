/**
 * A simulation of whole monitors: how often they alarm for nothing, and what they find how soon,
 * beside fixed thresholds. {@code docs/statistics.md} shows its tables and the command.
 *
 * <p>Real references, real monitors, made-up rows from seeded generators. Time is moved by hand.
 */
@NullMarked
package io.driftmeter.stats.simulation;

import org.jspecify.annotations.NullMarked;
