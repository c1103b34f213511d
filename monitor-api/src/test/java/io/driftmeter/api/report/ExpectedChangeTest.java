package io.driftmeter.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedChangeTest {

  private static final Instant UNTIL = Instant.parse("2026-11-09T10:00:00Z");

  @Test
  void holdsUntilItsTimeHasRunOut() {
    ExpectedChange change = new ExpectedChange("amount", "in cents now", "billing", UNTIL);

    assertThat(change.isActive(UNTIL.minusNanos(1))).isTrue();
    assertThat(change.isActive(UNTIL)).isFalse();
    assertThat(change.isActive(UNTIL.plusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void refusesBlankParts(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedChange(blank, "in cents now", "billing", UNTIL))
        .withMessage(
            "column of an expected change has %d characters, but must have 1 to 256 and not be blank",
            blank.length());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedChange("amount", blank, "billing", UNTIL))
        .withMessageStartingWith("reason of an expected change");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedChange("amount", "in cents now", blank, UNTIL))
        .withMessageStartingWith("owner of an expected change");
  }

  @Test
  void refusesAReasonLongerThanTheLimit() {
    String longest = "x".repeat(ExpectedChange.MAX_TEXT_LENGTH);

    assertThat(new ExpectedChange("amount", longest, "billing", UNTIL).reason()).hasSize(256);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedChange("amount", longest + "x", "billing", UNTIL))
        .withMessageContaining("257 characters");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void nothingIsExpectedForEver() {
    assertThatNullPointerException()
        .isThrownBy(() -> new ExpectedChange("amount", "in cents now", "billing", null))
        .withMessage("until");
  }
}
