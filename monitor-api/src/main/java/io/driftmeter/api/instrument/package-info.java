/**
 * Turns calls of a model into predictions of its monitor: reads the annotations of a type once,
 * binds them to a monitor, and drives a prediction for each call. Proxies, aspects and frameworks
 * are thin doors to it.
 */
@NullMarked
package io.driftmeter.api.instrument;

import org.jspecify.annotations.NullMarked;
