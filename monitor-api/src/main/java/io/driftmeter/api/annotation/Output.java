package io.driftmeter.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One output of the model: a component of a returned record, or the getter of a returned bean. */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Output {

  /** The name of the column; where it is left out, that of the component or property. */
  String value() default "";

  /** Scores from which on another decision is taken, ascending; for a number. */
  double[] thresholds() default {};
}
