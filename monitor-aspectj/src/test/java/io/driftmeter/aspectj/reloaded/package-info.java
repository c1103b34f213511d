/** An application that is loaded anew again and again. */
@NullMarked
package io.driftmeter.aspectj.reloaded;

import org.jspecify.annotations.NullMarked;
