/**
 * What application code touches: the monitor, its column handles, rows and prediction scopes, and
 * the listeners.
 *
 * <p>Data comes from request threads through {@link io.driftmeter.api.ModelMonitor} and leaves as
 * values of the sub-packages: {@code counts} and {@code report}. This package imports its
 * sub-packages and nothing else.
 */
@NullMarked
package io.driftmeter.api;

import org.jspecify.annotations.NullMarked;
