package io.driftmeter.api.report;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one check. Immutable.
 *
 * <p>A finding that was raised stays raised until its check was calm for three windows, so that one
 * at the edge does not come and go: the verdict is about the last window, {@link #raisedAt} about
 * the episode.
 *
 * @param check what was asked
 * @param column the column that it was asked of; {@code errors} and {@code volume} for those of the
 *     service
 * @param subject what of it: {@code >= 0.5} or a class for a decision rate, {@code p99} for the
 *     latency; empty where the check says it all
 * @param verdict the answer
 * @param response what it asks of people; {@code NONE} unless raised
 * @param raisedAt the end of the window that raised it, or null while it is not raised
 */
public record Finding(
    Check check,
    String column,
    String subject,
    Verdict verdict,
    Response response,
    @Nullable Instant raisedAt) {

  /** Checks that the required parts are there. */
  public Finding {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(response, "response");
  }

  /** Whether something was found, in this window or in one before that is not cleared yet. */
  public boolean isRaised() {
    return raisedAt != null;
  }

  /** Since when it is raised. */
  public Optional<Instant> raisedSince() {
    return Optional.ofNullable(raisedAt);
  }

  /** One paragraph of plain English with numbers that a person can picture, fit for an alert. */
  public String explanation() {
    return Wording.explain(this);
  }

  @Override
  public String toString() {
    return "%s%s %s: %s"
        .formatted(column, subject.isEmpty() ? "" : " " + subject, check.tag(), verdict);
  }
}
