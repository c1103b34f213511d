/**
 * Monitors the models of a Spring Boot application: finds the beans with {@code @MonitoredModel},
 * builds a monitor for each from the properties {@code driftmeter.*}, and shows them as meters, in
 * an endpoint of the actuator and in its health. It may know all other modules; none knows it.
 */
@NullMarked
package io.driftmeter.spring;

import org.jspecify.annotations.NullMarked;
