package io.driftmeter.api.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StateCountsTest {

  private final StateCounts counts = StateCounts.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

  @Test
  void statesSumToTheTotal() {
    assertThat(counts.total()).isEqualTo(66);
    assertThat(counts.count(ValueState.VALID)).isEqualTo(1);
    assertThat(counts.count(ValueState.ABSENT)).isEqualTo(11);
  }

  @Test
  void absentValuesAreNoObservations() {
    assertThat(counts.observations()).isEqualTo(55);
  }

  @Test
  void addingIsExactOrFails() {
    assertThat(counts.plus(counts).total()).isEqualTo(132);
    StateCounts full = StateCounts.of(Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.plus(counts));
  }

  @Test
  void thereIsACountForEachState() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateCounts.of(1, 2))
        .withMessage("2 counts given, but there are 11 states");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StateCounts.of(0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .withMessage("count of state BELOW is -1, but must not be negative");
  }

  @Test
  void onlyWhatWasSeenIsShown() {
    assertThat(StateCounts.of(5, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)).hasToString("{valid=5, missing=2}");
    assertThat(StateCounts.EMPTY).hasToString("{}");
  }
}
