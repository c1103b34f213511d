/**
 * Complete programs that use Driftmeter the way a service would: a real model, real data, a real
 * server. One package per program. They import the published modules and are imported by nobody.
 */
@NullMarked
package io.driftmeter.examples;

import org.jspecify.annotations.NullMarked;
