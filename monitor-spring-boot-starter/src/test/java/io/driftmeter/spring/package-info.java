/** Real applications, on whichever line of Spring Boot is on the class path. */
@NullMarked
package io.driftmeter.spring;

import org.jspecify.annotations.NullMarked;
