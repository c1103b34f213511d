package io.driftmeter.stats.engine;

import io.driftmeter.stats.fleet.FleetSettings;
import io.driftmeter.stats.verdict.VerdictRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * How a monitor works. Immutable; the builder of the monitor checks the ranges.
 *
 * @param tick how often counters are drained
 * @param rule how a window is judged
 * @param fleet what is exported for the fleet
 * @param baselineRows how many rows a learned baseline has
 * @param unseenNames how many names of unseen categories a report may show per column
 * @param maxStripes the most stripes of counters
 * @param counterMemory the bytes that cap the stripes of counters
 * @param closePatience how long the end waits for listeners
 * @param clock what time it is
 * @param executor who drains and evaluates, or null for a daemon thread of the monitor's own
 */
public record MonitorSettings(
    Duration tick,
    VerdictRule rule,
    FleetSettings fleet,
    int baselineRows,
    int unseenNames,
    int maxStripes,
    long counterMemory,
    Duration closePatience,
    InstantSource clock,
    @Nullable ScheduledExecutorService executor) {}
