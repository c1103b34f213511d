/**
 * The fleet on one machine: several flight servers, Prometheus with the rule file of this project,
 * and Alertmanager, with time that runs faster, so that a day of a fleet fits into some minutes.
 */
@NullMarked
package io.driftmeter.examples.fleet;

import org.jspecify.annotations.NullMarked;
