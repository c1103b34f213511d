package io.driftmeter.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that predicts: every call is one row with its latency and its outcome. An exception
 * counts as an error and passes on unchanged.
 *
 * <p>The returned value is the output: a number, a category (a string, an enum constant, a boolean,
 * a character), an array of numbers such as the probabilities of classes, or a record or bean whose
 * {@link Output} components are. A {@link java.util.concurrent.CompletionStage} of one of these
 * ends the prediction when it completes; it is returned as it is.
 *
 * <p>Where a parameter with {@link Features} is a {@link java.util.Collection} or an array of
 * records or beans, each element is a row, and what is returned holds one result for each, in that
 * order. A row then takes as long as the call.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Prediction {

  /**
   * The name of the output; for an array of numbers one name for each; none where the result has
   * {@link Output} components or nothing that is recorded.
   */
  String[] value() default {};

  /**
   * Scores from which on another decision is taken, ascending; for one numeric output. They count
   * where the columns are taken from the annotations; a reference has its own.
   */
  double[] thresholds() default {};

  /** The name of a numeric column in which the number of rows of each call is recorded. */
  String batchSize() default "";
}
