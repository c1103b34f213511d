/**
 * Which model is monitored and what its reference says of itself. Profiles are made, saved, loaded
 * and merged by {@code monitor-stats}.
 */
@NullMarked
package io.driftmeter.api.profile;

import org.jspecify.annotations.NullMarked;
