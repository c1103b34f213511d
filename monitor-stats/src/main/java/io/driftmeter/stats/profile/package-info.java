/**
 * Profiles: what a model's columns looked like over many rows, as exact counts on fixed grids, with
 * no row kept.
 *
 * <p>Data comes from rows, through {@link io.driftmeter.stats.profile.ReferenceBuilder}, from the
 * counts of a window, through {@link io.driftmeter.stats.profile.Profile#of}, or from a file,
 * through {@link io.driftmeter.stats.profile.ReferenceProfiles#load}. It goes to measures and
 * verdicts as a {@link io.driftmeter.stats.profile.Profile}, and to files. Profiles of one grid
 * fingerprint merge by addition: associative, commutative and exact.
 *
 * <p>Imports the API, the grids and jackson-core, nothing else of this module.
 */
@NullMarked
package io.driftmeter.stats.profile;

import org.jspecify.annotations.NullMarked;
