/**
 * A server that predicts whether a flight arrives late, and the traffic to watch it with.
 *
 * <p>{@link io.driftmeter.examples.flights.FlightData} reads 200 000 US flights of the year 2001
 * and splits them; {@link io.driftmeter.examples.flights.DelayModel} learns from the training part;
 * {@link io.driftmeter.examples.flights.PredictionServer} serves the model over HTTP; {@link
 * io.driftmeter.examples.flights.Replay} sends the other parts to it as {@link
 * io.driftmeter.examples.flights.Traffic}, with a {@link io.driftmeter.examples.flights.Fault} or
 * without. {@link io.driftmeter.examples.flights.FlightServer} is the command line that puts these
 * together. {@code FlightMonitor} stands between the server and the model, and is the only class
 * that knows of Driftmeter.
 */
@NullMarked
package io.driftmeter.examples.flights;

import org.jspecify.annotations.NullMarked;
