/**
 * What monitoring costs a server under load, measured from the outside.
 *
 * <p>{@link io.driftmeter.examples.load.EndToEnd} is the command line. {@code Overhead} compares
 * three flight servers, of which one is monitored, under the load of {@code Wrk}; {@code SmallBox}
 * looks at a monitored server of fifty columns that may use half a gigabyte. Each has a report in
 * Markdown, whose every sentence is made of the figures of the run.
 */
@NullMarked
package io.driftmeter.examples.load;

import org.jspecify.annotations.NullMarked;
