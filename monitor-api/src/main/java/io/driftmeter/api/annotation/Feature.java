package io.driftmeter.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;

/**
 * One input of the model: a parameter, a component of a record, or the getter of a bean property.
 *
 * <p>Numbers of all types and {@code OptionalDouble} and its kin are numeric; strings, enum
 * constants, booleans and characters are categorical. Null and an empty {@code Optional} count as
 * missing, an accessor that throws as failed.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Feature {

  /**
   * The name of the column. May be left out where the code has one: of a record's component or a
   * bean's property. A parameter needs it, since compilers do not keep the names of parameters.
   */
  String value() default "";

  /** Whether NaN stands for a value that is not there, and counts as missing. */
  boolean nanIsMissing() default false;

  /**
   * Values, as text, that stand for one that is not there, and count as missing: {@code "-999"}.
   */
  String[] missing() default {};

  /** Values, as text, that are served in place of one that is not there, and count as defaulted. */
  String[] defaulted() default {};

  /**
   * Tells a value that was served in place of one that is not there. Has a constructor without
   * parameters; is never given null; is called by all threads, before {@link #missing()} and {@link
   * #defaulted()} are looked at.
   */
  Class<? extends Predicate<?>> defaultedWhen() default NeverDefaulted.class;
}
