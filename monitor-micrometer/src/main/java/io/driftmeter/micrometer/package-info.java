/** Placeholder sentence, replaced with the first code. */
@NullMarked
package io.driftmeter.micrometer;

import org.jspecify.annotations.NullMarked;
