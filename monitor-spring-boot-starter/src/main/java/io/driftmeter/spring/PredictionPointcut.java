package io.driftmeter.spring;

import io.driftmeter.api.instrument.AnnotatedModel;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * The methods of a model that predict. Equal for the same class, so that proxies of one class share
 * one generated class, however often a context is made.
 */
final class PredictionPointcut extends StaticMethodMatcherPointcut {

  private final AnnotatedModel model;

  PredictionPointcut(AnnotatedModel model) {
    this.model = model;
  }

  @Override
  public boolean matches(Method method, @Nullable Class<?> targetClass) {
    return model.predicts(method);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PredictionPointcut that && model.type() == that.model.type();
  }

  @Override
  public int hashCode() {
    return model.type().hashCode();
  }

  @Override
  public String toString() {
    return "predictions of " + model;
  }
}
