/**
 * Cumulative counts since a version was deployed, and the library's own health. Values come from
 * the drain tick and go to meters.
 */
@NullMarked
package io.driftmeter.api.counts;

import org.jspecify.annotations.NullMarked;
