/**
 * The entry: {@link io.driftmeter.stats.StreamingModelMonitor} and its builder. Everything else of
 * the module is reached from here; applications use it through the api.
 */
@NullMarked
package io.driftmeter.stats;

import org.jspecify.annotations.NullMarked;
