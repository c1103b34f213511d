package io.driftmeter.stats.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/** A short look at every outcome; what a long one takes is said in CONTRIBUTING.md. */
class NoForbiddenOutcomeTest {

  private static final int TESTS = 27;

  private static final String[] SHORT = {
    "-m", "sanity",
    "-iters", "1",
    "-time", "300",
    "-strideSize", "128",
    "-strideCount", "16",
    "-sc", "false",
    "-jvmArgs", "-Xmx256m",
    "-c", "2",
  };

  @Test
  @Timeout(300)
  void everyRaceEndsInWhatIsPromised() throws Exception {
    assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "a race takes two processors");
    Options options = new Options(SHORT);
    assertThat(options.parse()).isTrue();

    new JCStress(options).run(); // throws when an outcome is forbidden, or a test broke

    InProcessCollector results = new InProcessCollector();
    DiskReadCollector file = new DiskReadCollector(options.getResultFile(), results);
    file.dump();
    file.close();
    assertThat(results.getTestResults()).extracting(TestResult::getName).hasSize(TESTS);
    assertThat(results.getTestResults())
        .as("raced, and passed")
        .allMatch(result -> result.getTotalCount() > 1 && ReportUtils.statusToPassed(result));
  }
}
