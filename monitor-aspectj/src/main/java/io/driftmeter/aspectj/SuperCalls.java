package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.MonitoredModel;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells executions of a method that the class of the object overrides. They are taken for calls by
 * the overriding method, which is observed itself. Thread-safe.
 *
 * <p>What is known of a class is kept with the class and goes with it.
 */
final class SuperCalls {

  private final ClassValue<Map<Method, Boolean>> known =
      new ClassValue<>() {
        @Override
        protected Map<Method, Boolean> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  /**
   * Whether it is one.
   *
   * @param type the class of the object
   * @param executed the method whose code runs
   */
  boolean isSuperCall(Class<?> type, Method executed) {
    return executed.getDeclaringClass() != type
        && known.get(type).computeIfAbsent(executed, method -> isOverridden(type, method));
  }

  /** What overrides in a class that nobody observes is no reason to leave the call out. */
  private static boolean isObserved(Class<?> type) {
    return type.getDeclaredAnnotation(MonitoredModel.class) != null;
  }

  private static boolean isOverridden(Class<?> type, Method executed) {
    Class<?> declarer = executed.getDeclaringClass();
    for (Class<?> one = type; one != null && one != declarer; one = one.getSuperclass()) {
      if (isObserved(one) && overrides(one, executed)) {
        return true;
      }
    }
    return declarer.isInterface() && isOverriddenByInterface(type, executed);
  }

  /**
   * Whether the code of that class comes first. A bridge alone is no such code: compilers also make
   * one where a public class inherits from one that is not.
   */
  private static boolean overrides(Class<?> type, Method executed) {
    Method[] own = type.getDeclaredMethods();
    return Arrays.stream(own).anyMatch(method -> isAlike(method, executed))
        && Arrays.stream(own).anyMatch(method -> !method.isBridge() && narrows(method, executed));
  }

  private static boolean isOverriddenByInterface(Class<?> type, Method executed) {
    try {
      Method first = type.getMethod(executed.getName(), executed.getParameterTypes());
      return first.getDeclaringClass() != executed.getDeclaringClass();
    } catch (NoSuchMethodException notPublic) {
      return false;
    }
  }

  private static boolean isAlike(Method method, Method executed) {
    return method.getName().equals(executed.getName())
        && Arrays.equals(method.getParameterTypes(), executed.getParameterTypes());
  }

  /** Whether a method has the name, and parameters of the same or narrower types. */
  private static boolean narrows(Method method, Method executed) {
    Class<?>[] types = method.getParameterTypes();
    Class<?>[] wider = executed.getParameterTypes();
    if (!method.getName().equals(executed.getName()) || types.length != wider.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!wider[i].isAssignableFrom(types[i])) {
        return false;
      }
    }
    return true;
  }
}
