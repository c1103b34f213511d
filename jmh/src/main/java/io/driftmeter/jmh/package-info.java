/**
 * What recording costs, beside what peers cost, measured in one run: absolute times move with the
 * machine and its other work, ratios hardly.
 *
 * <p>Build and run with
 *
 * <pre>{@code
 * mvn -q -pl jmh -am package -DskipTests
 * java -cp jmh/target/benchmarks.jar io.driftmeter.jmh.Report
 * }</pre>
 *
 * which writes {@code docs/benchmarks.md}. Single benchmarks run with {@code java -jar
 * jmh/target/benchmarks.jar}, a regular expression that selects them, and any option of JMH: {@code
 * -h} lists them.
 *
 * <p>Values are log-normal. Each benchmark is one operation, and each structure a state of its own,
 * so that nothing but the measured structure exists in a fork.
 */
@NullMarked
package io.driftmeter.jmh;

import org.jspecify.annotations.NullMarked;
