package io.driftmeter.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that holds several inputs of the model.
 *
 * <ul>
 *   <li>a record: its components, all of them, or those with {@link Feature} where some have it
 *   <li>a bean: its getters with {@link Feature}
 *   <li>a {@code double[]} or {@code float[]}: its elements, named by {@link #value()} in their
 *       order; an array that is shorter leaves the others missing
 *   <li>a {@code Map<String, ?>}: the entries that are named by {@link #value()} and {@link
 *       #categorical()}; one that is not there counts as missing
 *   <li>a {@link java.util.Collection} or array of records or beans: a batch, each element a row
 * </ul>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Features {

  /** The names of the elements of an array, or of the numeric entries of a map. */
  String[] value() default {};

  /** The names of the categorical entries of a map. */
  String[] categorical() default {};

  /** Whether NaN stands for a value that is not there, in an array or a map. */
  boolean nanIsMissing() default false;
}
