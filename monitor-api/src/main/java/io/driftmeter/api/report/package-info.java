/**
 * What a closed window says: one immutable report with a verdict and its evidence per column.
 * Values come from the engine and go to listeners and meters.
 */
@NullMarked
package io.driftmeter.api.report;

import org.jspecify.annotations.NullMarked;
