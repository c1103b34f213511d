/**
 * What the replicas of one model have in common, so that others can add up what they count: a few
 * bins for each column, what the reference has in them, and the rule that applies to the sum.
 */
@NullMarked
package io.driftmeter.api.fleet;

import org.jspecify.annotations.NullMarked;
