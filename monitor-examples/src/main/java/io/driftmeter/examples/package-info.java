/** Placeholder sentence, replaced with the first code. */
@NullMarked
package io.driftmeter.examples;

import org.jspecify.annotations.NullMarked;
