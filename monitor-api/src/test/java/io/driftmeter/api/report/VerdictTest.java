package io.driftmeter.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Instant SINCE = Instant.parse("2026-11-02T10:00:00Z");

  private final Evidence evidence = Evidences.full().of("chi_square", 0.3123, 0.24, 0.01);

  @Test
  void stableSaysItsFiguresInOneLine() {
    Verdict verdict =
        new Verdict.Stable(Evidences.full().withP(0.4).of("chi_square", 0.004, 0, 0.01));

    assertThat(verdict)
        .hasToString(
            "stable (chi_square: effect 0.004, accepted 0.01, p 0.4 at level 3.5e-4, 48 210 against 100 000)");
    assertThat(verdict.isDrifted()).isFalse();
    assertThat(verdict.isAnswered()).isTrue();
    assertThat(verdict.tag()).isEqualTo("stable");
  }

  @Test
  void driftedSaysHowLargeTheDifferenceIs() {
    Verdict verdict = new Verdict.Drifted(evidence, Severity.MODERATE);

    assertThat(verdict)
        .hasToString(
            "drifted, moderate (chi_square: effect 0.312, accepted 0.01, p 3.0e-9 at level 3.5e-4, 48 210 against 100 000)");
    assertThat(verdict.isDrifted()).isTrue();
    assertThat(verdict.grounds()).containsSame(evidence);
    assertThat(verdict.tag()).isEqualTo("drifted");
  }

  @Test
  void mergedWindowsAndAMissingReferenceAreSeen() {
    Basis merged = new Basis(2_000, 0, 4, 1, Confidence.LOW);

    assertThat(
            new Verdict.Stable(
                Evidences.full().with(merged).withP(0.25).of("objective", 0.004, 0, 0.01)))
        .hasToString(
            "stable (objective: effect 0.004, accepted 0.01, p 0.25 at level 3.5e-4, 2 000, 4 windows together)");
  }

  @Test
  void aFixedThresholdHasNoProbability() {
    Evidence fixed = Evidences.full().withP(Double.NaN).of("threshold", 0.27, Double.NaN, 0.2);

    assertThat(new Verdict.Drifted(fixed, Severity.SLIGHT))
        .hasToString(
            "drifted, slight (threshold: effect 0.27, accepted 0.2, 48 210 against 100 000)");
  }

  @Test
  void tooLittleDataIsNoAnswer() {
    Verdict verdict = new Verdict.InsufficientData(7, 200, "too few values");

    assertThat(verdict).hasToString("insufficient data (too few values: 7 of 200)");
    assertThat(verdict.isAnswered()).isFalse();
    assertThat(verdict.isDrifted()).isFalse();
    assertThat(verdict.grounds()).isEmpty();
    assertThat(verdict.tag()).isEqualTo("insufficient_data");
  }

  @Test
  void blindSaysSinceWhen() {
    Verdict verdict = new Verdict.Blind(SINCE, 7, 200, "too few values");

    assertThat(verdict).hasToString("blind since 2026-11-02T10:00:00Z (too few values: 7 of 200)");
    assertThat(verdict.isAnswered()).isFalse();
    assertThat(verdict.isDrifted()).isFalse();
    assertThat(verdict.grounds()).isEmpty();
    assertThat(verdict.tag()).isEqualTo("blind");
  }
}
