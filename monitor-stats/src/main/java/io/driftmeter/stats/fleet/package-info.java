/**
 * What the replicas of a model count alike, so that their counts can be added up elsewhere: a few
 * bins for each column, which depend on the grids alone, and what the reference has in them.
 */
@NullMarked
package io.driftmeter.stats.fleet;

import org.jspecify.annotations.NullMarked;
