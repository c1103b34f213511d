package io.driftmeter.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftmeter.examples.webhook.AlertmanagerPayload.Alert;
import io.driftmeter.examples.webhook.AlertmanagerPayload.Status;
import io.driftmeter.examples.webhook.Pipeline.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineRunsTest {

  /** It would log what fails on purpose; a logger that nobody holds forgets its level. */
  private static final Logger LOGGER = Logger.getLogger(PipelineRuns.class.getName());

  private final BlockingQueue<Run> started = new LinkedBlockingQueue<>();

  @BeforeEach
  void keepQuiet() {
    LOGGER.setLevel(Level.OFF);
  }

  private static AlertmanagerPayload drift(String model, String version, String summary) {
    Alert alert =
        new Alert(
            Status.firing,
            Map.of("alertname", "ModelDrift", "model", model, "version", version),
            Map.of("summary", summary),
            Instant.EPOCH,
            model + version);
    return new AlertmanagerPayload(
        "4", "g", 0, Status.firing, "pipeline", Map.of(), List.of(alert));
  }

  private static AlertmanagerPayload drift(String version) {
    return drift("fraud", version, "it drifts");
  }

  private Run next() throws InterruptedException {
    Run run = started.poll(10, TimeUnit.SECONDS);
    assertThat(run).as("a run within ten seconds").isNotNull();
    return run;
  }

  @Test
  void whatWaitsIsNotStartedWhenAPipelineMakesAnotherExceptionOfTheInterrupt() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Pipeline pipeline =
        run -> {
          started.add(run);
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException("the client gave up", e);
          }
        };
    try (PipelineRuns runs = new PipelineRuns(pipeline, 2)) {
      runs.take(drift("7"));
      assertThat(next().version()).isEqualTo("7");
      runs.take(drift("8"));
    }
    assertThat(started.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aPipelineThatIsInterruptedForItsOwnReasonsEndsNothing() throws Exception {
    Pipeline pipeline =
        run -> {
          started.add(run);
          throw new InterruptedException("a timeout of its own");
        };
    startsTheNextOneToo(pipeline);
  }

  @Test
  void aPipelineThatLeavesItsThreadInterruptedEndsNothing() throws Exception {
    Pipeline pipeline =
        run -> {
          started.add(run);
          Thread.currentThread().interrupt();
        };
    startsTheNextOneToo(pipeline);
  }

  private void startsTheNextOneToo(Pipeline pipeline) throws InterruptedException {
    try (PipelineRuns runs = new PipelineRuns(pipeline, 2)) {
      runs.take(drift("7"));
      next();
      runs.take(drift("8"));
      assertThat(next().version()).isEqualTo("8");
    }
  }

  @Test
  void theReasonIsOneLineOfFiveHundredCharactersAtMost() throws Exception {
    try (PipelineRuns runs = new PipelineRuns(started::add, 2)) {
      runs.take(drift("fraud", "7", "it\r\ndrifts\u001b[2J\u0085" + "x".repeat(1_000)));
      assertThat(next().reason()).hasSize(500).startsWith("ModelDrift: it  drifts [2J xxx");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7\nINFO all is well", "7\u001b[2J", "7\u0085"})
  void namesHaveNoControlCharacters(String name) {
    try (PipelineRuns runs = new PipelineRuns(started::add, 2)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> runs.take(drift(name)))
          .withMessage("label 'version' has control characters");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> runs.take(drift(name, "7", "")))
          .withMessage("label 'model' has control characters");
    }
    assertThat(started).isEmpty();
  }

  @Test
  void namesHaveTwoHundredCharactersAtMost() throws Exception {
    String longest = "m".repeat(200);
    try (PipelineRuns runs = new PipelineRuns(started::add, 2)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> runs.take(drift(longest + "m", "7", "")))
          .withMessage("label 'model' has 201 characters, more than 200");
      runs.take(drift(longest, "7", ""));
      assertThat(next().model()).isEqualTo(longest);
    }
  }
}
