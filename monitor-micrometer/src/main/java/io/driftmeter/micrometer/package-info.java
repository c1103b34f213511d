/**
 * Publishes what a monitor counts and concludes as Micrometer meters.
 *
 * <p>Data comes from six reads of {@link io.driftmeter.api.ModelMonitor} ({@code counts}, {@code
 * health}, {@code lastReport}, {@code raised}, {@code expected}, {@code info}), each about as cheap
 * as one volatile read, and goes to whatever registry the application has. A scrape computes
 * nothing, and nothing here runs on a request thread. {@link io.driftmeter.micrometer.MonitorMeter}
 * lists every meter; {@code docs/metrics.md} explains them.
 *
 * <p>This package imports {@code io.driftmeter.api}, Micrometer's core and JSpecify, and never
 * {@code monitor-stats}.
 */
@NullMarked
package io.driftmeter.micrometer;

import org.jspecify.annotations.NullMarked;
