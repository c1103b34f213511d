/** What an application writes on its own types so that their predictions are recorded. */
@NullMarked
package io.driftmeter.api.annotation;

import org.jspecify.annotations.NullMarked;
