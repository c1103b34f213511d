package io.driftmeter.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * When the inputs were true: an {@code Instant}, an {@code OffsetDateTime} or {@code
 * ZonedDateTime}, a {@code java.util.Date}, or a {@code long} of milliseconds since 1970. Their age
 * at the call, in seconds, is a numeric feature: inputs that grow stale are a drift of that column.
 * Negative ages are clocks that disagree, and are recorded as they are.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface EventTime {

  /** The name of the column of ages. */
  String value();
}
