/** Placeholder sentence, replaced with the first code. */
@NullMarked
package io.driftmeter.api;

import org.jspecify.annotations.NullMarked;
