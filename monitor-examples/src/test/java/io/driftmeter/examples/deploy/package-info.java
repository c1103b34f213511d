/** What stands in {@code deploy/}, held against the programs and schemas that are to take it. */
@NullMarked
package io.driftmeter.examples.deploy;

import org.jspecify.annotations.NullMarked;
