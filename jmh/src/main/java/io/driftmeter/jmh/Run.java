package io.driftmeter.jmh;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Benchmarks of one class that run the same way.
 *
 * @param benchmark the class
 * @param methods a regular expression for the names of its methods
 * @param threads how many threads
 * @param params values of parameters, separated by commas; others take all values that they have
 * @param effort how long
 */
record Run(
    Class<?> benchmark, String methods, int threads, Map<String, String> params, Effort effort) {

  /** Pages that are touched for the first time must not be part of what allocating costs. */
  private static final String[] MEMORY = {"-Xms96m", "-Xmx1g", "-XX:+AlwaysPreTouch"};

  /** How long a fork runs, and in how many rounds. */
  enum Effort {
    /** What takes nanoseconds and settles at once. */
    QUICK(3, 3, Duration.ofMillis(250), Integer.MAX_VALUE),
    /** The same for what no target is about: only in the first round. */
    SELDOM(3, 3, Duration.ofMillis(250), 1),
    /** What takes milliseconds, or asks for percentiles. */
    THOROUGH(3, 5, Duration.ofMillis(500), Integer.MAX_VALUE),
    /** What is counted rather than timed, and the same in each round: only in the first. */
    ONCE(0, 1, Duration.ofMillis(1), 1);

    private final int warmups;
    private final int iterations;
    private final Duration time;
    private final int rounds;

    Effort(int warmups, int iterations, Duration time, int rounds) {
      this.rounds = rounds;
      this.warmups = warmups;
      this.iterations = iterations;
      this.time = time;
    }

    Duration total() {
      return time.multipliedBy(warmups + iterations);
    }
  }

  Run {
    params = Map.copyOf(new TreeMap<>(params));
  }

  Run(Class<?> benchmark, int threads, Map<String, String> params, Effort effort) {
    this(benchmark, ".*", threads, params, effort);
  }

  boolean runsIn(int round) {
    return round < effort.rounds;
  }

  /** How many benchmarks it is, each combination of parameters one. */
  int benchmarks() {
    return BenchmarkList.defaultList()
        .find(
            OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
            List.of(include()),
            List.of())
        .stream()
        .mapToInt(this::combinations)
        .sum();
  }

  private int combinations(BenchmarkListEntry entry) {
    int combinations = 1;
    for (Map.Entry<String, String[]> param : entry.getParams().orElse(Map.of()).entrySet()) {
      String chosen = params.get(param.getKey());
      combinations *= chosen == null ? param.getValue().length : chosen.split(",").length;
    }
    return combinations;
  }

  private String include() {
    return "\\.%s\\.%s$".formatted(benchmark.getSimpleName(), methods);
  }

  /** In one fork, or briefly and without one. */
  ChainedOptionsBuilder options(boolean isShort) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include())
            .threads(threads)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .forks(isShort ? 0 : 1)
            .jvmArgsAppend(MEMORY)
            .warmupIterations(isShort ? 0 : effort.warmups)
            .measurementIterations(isShort ? 1 : effort.iterations)
            .warmupTime(TimeValue.milliseconds(effort.time.toMillis()))
            .measurementTime(TimeValue.milliseconds(isShort ? 5 : effort.time.toMillis()));
    params.forEach((name, values) -> options.param(name, values.split(",")));
    if (isShort) {
      options.param("rows", "500"); // windows that are quick to record
    }
    return options;
  }
}
