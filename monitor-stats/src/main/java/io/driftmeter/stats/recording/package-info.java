/**
 * The hot path: rows and single values come in from request threads and are counted in stripes; a
 * drain takes the counts out.
 *
 * <p>Nothing here waits for a lock, allocates per value or throws for any input. May import the
 * api, the grids and nothing else of this module. Data comes from {@link
 * io.driftmeter.stats.recording.Recorder} and leaves as a {@link
 * io.driftmeter.stats.recording.Tally}.
 */
@NullMarked
package io.driftmeter.stats.recording;

import org.jspecify.annotations.NullMarked;
