/**
 * What recording costs, beside what peers cost, measured in one run: absolute times move with the
 * machine and its other work, ratios hardly.
 *
 * <p>Build and run with
 *
 * <pre>{@code
 * mvn -q -DskipTests -pl jmh -am package && java -jar jmh/target/benchmarks.jar -prof gc -t 1
 * }</pre>
 *
 * and again with {@code -t 2}, where all threads record into the same object. Any option of JMH may
 * follow, among them a regular expression that selects benchmarks: {@code -h} lists them.
 *
 * <p>Values are log-normal. Each benchmark is one operation, and each structure a state of its own,
 * so that nothing but the measured structure exists in a fork.
 */
@NullMarked
package io.driftmeter.jmh;

import org.jspecify.annotations.NullMarked;
