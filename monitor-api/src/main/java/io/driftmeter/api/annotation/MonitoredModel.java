package io.driftmeter.api.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface or class whose {@link Prediction} methods are predictions of one model.
 *
 * <p>The annotation is found on a class, its superclasses and its interfaces; one model to a class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MonitoredModel {

  /** The name of the model. */
  String value();

  /** The version that is served where nothing else says so. */
  String version() default "1";
}
