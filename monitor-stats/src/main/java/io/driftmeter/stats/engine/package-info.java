/**
 * What turns counts into reports over time: ticks, windows, deployments, learning, delivery.
 *
 * <p>May import everything of this module but its root. Data comes from the counters at each tick
 * and leaves as counts and reports for listeners and meters.
 */
@NullMarked
package io.driftmeter.stats.engine;

import org.jspecify.annotations.NullMarked;
