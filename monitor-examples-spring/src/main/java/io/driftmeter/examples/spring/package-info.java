/** The flight server as a Spring Boot application: annotations and {@code application.yml}. */
@NullMarked
package io.driftmeter.examples.spring;

import org.jspecify.annotations.NullMarked;
