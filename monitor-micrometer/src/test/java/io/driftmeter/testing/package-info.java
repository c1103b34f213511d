/**
 * Programs of the system that tests drive. Packed as the test jar of this module, so that other
 * modules can use them in their tests.
 */
package io.driftmeter.testing;
