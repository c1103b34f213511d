package io.driftmeter.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetRuleTest {

  @Test
  void theEndsOfTheRangesAreInThem() {
    assertThat(new FleetRule(0, 0, 1, 1, 1, 0.1, 0.1, 0.1).minimumCount()).isEqualTo(1);
    assertThat(new FleetRule(10, 1, 1000, 1000, 20, 8, 8, 8).excess()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0.1     | 0    | 1.5      | 2        | 4 | 4        | 4   | tolerance is -0.1, but must be finite and at least 0",
        "NaN      | 0    | 1.5      | 2        | 4 | 4        | 4   | tolerance is NaN",
        "Infinity | 0    | 1.5      | 2        | 4 | 4        | 4   | tolerance is Infinity",
        "0        | -0.1 | 1.5      | 2        | 4 | 4        | 4   | excess is -0.1, but must be finite and 0 to 1",
        "0        | 1.1  | 1.5      | 2        | 4 | 4        | 4   | excess is 1.1",
        "0        | NaN  | 1.5      | 2        | 4 | 4        | 4   | excess is NaN",
        "0        | 0    | 0.9      | 2        | 4 | 4        | 4   | informingRatio is 0.9, but must be finite and at least 1",
        "0        | 0    | NaN      | 2        | 4 | 4        | 4   | informingRatio is NaN",
        "0        | 0    | Infinity | Infinity | 4 | 4        | 4   | informingRatio is Infinity",
        "0        | 0    | 1.5      | 1.4      | 4 | 4        | 4   | alarmingRatio is 1.4, but must be finite and at least informingRatio, 1.5",
        "0        | 0    | 1.5      | NaN      | 4 | 4        | 4   | alarmingRatio is NaN",
        "0        | 0    | 1.5      | Infinity | 4 | 4        | 4   | alarmingRatio is Infinity",
        "0        | 0    | 1.5      | 2        | 0 | 4        | 4   | driftPoint is 0.0, but must be finite and more than 0",
        "0        | 0    | 1.5      | 2        | 4 | Infinity | 4   | qualityPoint is Infinity",
        "0        | 0    | 1.5      | 2        | 4 | 4        | NaN | decisionPoint is NaN",
      })
  void refusesWhatIsOutOfRange(
      double tolerance,
      double excess,
      double informing,
      double alarming,
      double drift,
      double quality,
      double decision,
      String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FleetRule(
                    tolerance, excess, informing, alarming, 200, drift, quality, decision))
        .withMessageStartingWith(message);
  }

  @Test
  void refusesToJudgeNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FleetRule(0, 0, 1.5, 2, 0, 4, 4, 4))
        .withMessage("minimumCount is 0, but must be at least 1");
  }
}
