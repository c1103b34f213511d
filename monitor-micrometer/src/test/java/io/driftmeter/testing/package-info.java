/**
 * Programs of the system that tests drive. Packed as the test jar of this module, so that other
 * modules can use them in their tests.
 */
@NullMarked
package io.driftmeter.testing;

import org.jspecify.annotations.NullMarked;
