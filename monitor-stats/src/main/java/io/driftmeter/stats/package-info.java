/** Placeholder sentence, replaced with the first code. */
@NullMarked
package io.driftmeter.stats;

import org.jspecify.annotations.NullMarked;
