package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventTest {

  private static final Duration AT = Duration.ofMinutes(67);

  @Test
  void isALineWithTheTimeAtTheUsualPace() {
    assertThat(new Event(AT, Event.Kind.FIRING, "ModelDrift", "it drifts"))
        .hasToString(" 1:07  firing    ModelDrift: it drifts");
    assertThat(new Event(AT, Event.Kind.RESOLVED, "ModelDrift", ""))
        .hasToString(" 1:07  resolved  ModelDrift");
  }

  @Test
  void endsBeforeItFillsTheTerminal() {
    assertThat(new Event(AT, Event.Kind.NOTIFIED, "pager", "x".repeat(100_000)).toString())
        .hasSize(1000);
  }
}
