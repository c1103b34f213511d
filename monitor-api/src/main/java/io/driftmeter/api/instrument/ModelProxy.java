package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object behind an interface, with its predictions recorded: a proxy of the JDK.
 *
 * <p>It sees the calls that come through it. What an object calls on itself does not.
 */
public final class ModelProxy {

  private ModelProxy() {}

  /**
   * A proxy for an interface with annotations, or for one whose methods the target's class
   * annotates.
   *
   * @param type the interface
   * @param target what predicts
   * @param monitor what records
   * @throws IllegalArgumentException when the type is no interface, the annotations cannot mean
   *     anything, or the monitor does not know their columns
   */
  public static <T> T wrap(Class<T> type, T target, ModelMonitor monitor) {
    return wrap(type, target, monitor, MethodHandles.lookup());
  }

  /**
   * The same for records and beans in packages that are not open to this library.
   *
   * @param lookup may use their accessors
   */
  public static <T> T wrap(
      Class<T> type, T target, ModelMonitor monitor, MethodHandles.Lookup lookup) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          "%s is no interface, so the JDK cannot make a proxy for it; extract one, use an aspect, or observe a function"
              .formatted(type.getName()));
    }
    Class<?> annotated = AnnotatedModel.isAnnotated(type) ? type : target.getClass();
    MonitoredMethods methods = AnnotatedModel.of(annotated, lookup).bind(monitor);
    Map<Method, MonitoredMethod> calls = new HashMap<>();
    for (Method method : type.getMethods()) {
      methods.find(method).ifPresent(call -> calls.put(method, call));
    }
    if (calls.isEmpty()) {
      throw new IllegalArgumentException(
          "no method of %s is a prediction of %s, so a proxy would record nothing"
              .formatted(type.getName(), annotated.getName()));
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Handler(target, Map.copyOf(calls)));
    return type.cast(proxy);
  }

  private record Handler(Object target, Map<Method, MonitoredMethod> calls)
      implements InvocationHandler {

    private static final @Nullable Object[] NO_ARGUMENTS = {};

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
        throws Throwable {
      @Nullable Object[] arguments = given == null ? NO_ARGUMENTS : given;
      MonitoredMethod call = calls.get(method);
      return call == null
          ? invoke(method, arguments)
          : call.call(arguments, () -> invoke(method, arguments));
    }

    private @Nullable Object invoke(Method method, @Nullable Object[] arguments) throws Throwable {
      if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
        return isSame(arguments[0]);
      }
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
    }

    /** Equal to itself and to other proxies of the same target. */
    private boolean isSame(@Nullable Object other) {
      return other != null
          && Proxy.isProxyClass(other.getClass())
          && Proxy.getInvocationHandler(other) instanceof Handler handler
          && handler.target == target;
    }
  }
}
