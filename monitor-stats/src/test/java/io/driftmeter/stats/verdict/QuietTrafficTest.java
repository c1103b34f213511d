package io.driftmeter.stats.verdict;

import static io.driftmeter.stats.verdict.ScoringModel.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.stats.TestMonitors;
import io.driftmeter.stats.profile.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Too little to judge is neither stable nor drifted, and for too long it is blind. */
class QuietTrafficTest {

  private static final Profile REFERENCE = ScoringModel.serving(1);

  private static Verdict verdict(ScoringModel model, int rows) {
    return finding(model.window(rows, (row, i) -> {}), "amount", Check.DRIFT).verdict();
  }

  @Test
  void windowsAreCarriedOverUntilTheyAreEnough() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      assertThat(verdict(model, 80))
          .isEqualTo(new Verdict.InsufficientData(80, 200, "too few observations; carried over"));
      assertThat(verdict(model, 80)).isInstanceOf(Verdict.InsufficientData.class);
      assertThat(verdict(model, 80).grounds().orElseThrow().liveCount()).isEqualTo(240);
      assertThat(verdict(model, 80)).isInstanceOf(Verdict.InsufficientData.class);
    }
  }

  @Test
  void aDayWithoutAnAnswerIsBlindAndSaysSinceWhen() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      assertThat(verdict(model, 300).isAnswered()).isTrue();
      for (int hour = 1; hour < 24; hour++) {
        assertThat(verdict(model, 1))
            .as("hour %d", hour)
            .isInstanceOf(Verdict.InsufficientData.class);
      }
      assertThat(verdict(model, 1))
          .isEqualTo(
              new Verdict.Blind(
                  TestMonitors.NOON.plus(Duration.ofHours(1)),
                  24,
                  200,
                  "too few observations; carried over"));
      assertThat(verdict(model, 300).isAnswered()).as("sees again").isTrue();
    }
  }

  @Test
  void noTrafficAtAllIsBlindToo() {
    try (ScoringModel model =
        new ScoringModel(REFERENCE, 2, builder -> builder.blindAfter(Duration.ofHours(3)))) {
      assertThat(verdict(model, 0)).isInstanceOf(Verdict.InsufficientData.class);
      assertThat(verdict(model, 0)).isInstanceOf(Verdict.InsufficientData.class);
      assertThat(verdict(model, 0)).isInstanceOf(Verdict.Blind.class);
    }
  }

  @Test
  void aStrongDriftOfAQuietColumnAlarmsOnceEnoughWindowsAreMerged() {
    try (ScoringModel model = new ScoringModel(REFERENCE, 2)) {
      Response loudest = Response.NONE;
      for (int window = 0; window < 8; window++) {
        Finding finding =
            finding(
                model.window(
                    201, (row, i) -> row.amount = row.amount == null ? null : row.amount * 20),
                "amount",
                Check.DRIFT);
        loudest = finding.response().compareTo(loudest) > 0 ? finding.response() : loudest;
      }
      assertThat(loudest).isEqualTo(Response.ALARM);
    }
  }
}
