package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;

/**
 * A model and who watches it. Immutable.
 *
 * @param name the name of the model
 * @param monitor its monitor
 * @param isOurs whether the monitor was built here, and is closed here
 * @param settings what is configured
 * @param isVersionOfReference whether its version is that of its reference, since nothing else says
 * @param problem why there is no reference; empty where there is one
 */
record WatchedModel(
    String name,
    ModelMonitor monitor,
    boolean isOurs,
    ModelProperties settings,
    boolean isVersionOfReference,
    String problem) {}
