package io.driftmeter.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksRunTest {

  @Test
  void everyBenchmarkRunsWithTwoThreadsAndWithoutAnError() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .forks(0)
            .threads(2)
            .warmupIterations(0)
            .measurementIterations(1)
            .param("columns", "10")
            .param("rows", "500")
            .measurementTime(TimeValue.milliseconds(10))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    assertThat(new Runner(options).run()).hasSize(19);
  }
}
