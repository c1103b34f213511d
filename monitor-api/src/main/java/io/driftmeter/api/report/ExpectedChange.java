package io.driftmeter.api.report;

import java.time.Instant;
import java.util.Objects;

/**
 * A change that somebody announced: findings about the column are reported as expected instead of
 * alarming, until the time has run out. Immutable.
 *
 * @param column the column that will change
 * @param reason why, 1 to {@value #MAX_TEXT_LENGTH} characters
 * @param owner who answers for it, 1 to {@value #MAX_TEXT_LENGTH} characters
 * @param until when it ends; nothing is expected for ever
 */
public record ExpectedChange(String column, String reason, String owner, Instant until) {

  /** The longest reason or owner, in characters. */
  public static final int MAX_TEXT_LENGTH = 256;

  /**
   * Checks every part.
   *
   * @throws IllegalArgumentException naming the part and the limit
   */
  public ExpectedChange {
    checkText("column", column);
    checkText("reason", reason);
    checkText("owner", owner);
    Objects.requireNonNull(until, "until");
  }

  private static void checkText(String part, String text) {
    Objects.requireNonNull(text, part);
    if (text.isBlank() || text.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException(
          "%s of an expected change has %d characters, but must have 1 to %d and not be blank"
              .formatted(part, text.length(), MAX_TEXT_LENGTH));
    }
  }

  /** Whether it still holds at that time. */
  public boolean isActive(Instant now) {
    return now.isBefore(until);
  }
}
