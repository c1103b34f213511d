package io.driftmeter.micrometer;

import java.time.Duration;

/**
 * How monitors are published.
 *
 * @param naming what meters are called
 * @param gracePeriod how long the meters of a version that was replaced stay
 * @param detailedColumns the most columns that are published in detail
 * @param fleetBudget the most series for the fleet
 */
record BindingSettings(
    MeterNaming naming, Duration gracePeriod, int detailedColumns, FleetBudget fleetBudget) {}
