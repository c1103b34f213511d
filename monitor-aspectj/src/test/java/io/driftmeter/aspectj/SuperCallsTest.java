package io.driftmeter.aspectj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.annotation.MonitoredModel;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SuperCallsTest {

  static class Base<T> {
    public void run(T what) {}

    void inside() {}
  }

  static class Inherits extends Base<String> {}

  @MonitoredModel("model")
  static class Overrides extends Base<String> {
    @Override
    public void run(String what) {}

    @Override
    void inside() {}
  }

  /** As classes that frameworks make at run time. */
  static class OverridesUnobserved extends Base<String> {
    @Override
    public void run(String what) {}
  }

  static class InheritsTheOverriding extends Overrides {}

  static class Overloads extends Base<String> {
    public void run(int what) {}
  }

  /** The compiler makes it a bridge to the method of a class that is not public. */
  public static class Opens extends Base<String> {}

  interface Code {
    default void go() {}
  }

  interface OtherCode extends Code {
    @Override
    default void go() {}
  }

  static class HasCode implements Code {}

  static class HasOtherCode implements OtherCode {}

  static class HasOwnCode implements Code {
    @Override
    public void go() {}
  }

  static Stream<Arguments> executions() {
    Method run = method(Base.class, "run", Object.class);
    Method inside = method(Base.class, "inside");
    Method go = method(Code.class, "go");
    return Stream.of(
        argumentSet("the class's own method", Base.class, run, false),
        argumentSet("an inherited method", Inherits.class, run, false),
        argumentSet("an inherited method, opened by a bridge", Opens.class, run, false),
        argumentSet("an inherited method beside an overload", Overloads.class, run, false),
        argumentSet("a generic method that is overridden", Overrides.class, run, true),
        argumentSet(
            "overridden by a class that nobody observes", OverridesUnobserved.class, run, false),
        argumentSet("overridden further up", InheritsTheOverriding.class, run, true),
        argumentSet("not public, inherited", Inherits.class, inside, false),
        argumentSet("not public, overridden", Overrides.class, inside, true),
        argumentSet("the code of an interface", HasCode.class, go, false),
        argumentSet("overridden by a class", HasOwnCode.class, go, true),
        argumentSet("overridden by an interface", HasOtherCode.class, go, true));
  }

  @ParameterizedTest
  @MethodSource("executions")
  void aSuperCallIsAnExecutionOfWhatTheObjectOverrides(
      Class<?> type, Method executed, boolean expected) {
    SuperCalls calls = new SuperCalls();

    assertThat(List.of(calls.isSuperCall(type, executed), calls.isSuperCall(type, executed)))
        .as("asked twice")
        .containsOnly(expected);
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getDeclaredMethod(name, parameters);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
