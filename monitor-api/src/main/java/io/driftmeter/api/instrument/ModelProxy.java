package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
    Map<Method, Call> calls = new HashMap<>();
    boolean predicts = false;
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        MonitoredMethod observed = methods.find(method).orElse(null);
        calls.put(method, new Call(handle(method, target, lookup), observed));
        predicts |= observed != null;
      }
    }
    if (!predicts) {
      throw new IllegalArgumentException(
          "no method of %s is a prediction of %s, so a proxy would record nothing"
              .formatted(type.getName(), annotated.getName()));
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Handler(target, Map.copyOf(calls)));
    return type.cast(proxy);
  }

  /** Takes the arguments as one array. */
  private static MethodHandle handle(Method method, Object target, MethodHandles.Lookup lookup) {
    try {
      return Accessor.lookupIn(method.getDeclaringClass(), lookup)
          .unreflect(method)
          .bindTo(target)
          .asFixedArity()
          .asSpreader(Object[].class, method.getParameterCount())
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException failure) {
      throw new IllegalArgumentException(
          "%s cannot be called: %s; give MethodHandles.lookup() of a class that can call it"
              .formatted(method, failure.getMessage()),
          failure);
    }
  }

  /**
   * A method of the interface.
   *
   * @param target the target's
   * @param observed what records it; null for a method that is no prediction
   */
  private record Call(MethodHandle target, @Nullable MonitoredMethod observed) {

    @Nullable Object make(@Nullable Object[] arguments) throws Throwable {
      return observed == null
          ? proceed(arguments)
          : observed.call(arguments, () -> proceed(arguments));
    }

    private @Nullable Object proceed(@Nullable Object[] arguments) throws Throwable {
      return (Object) target.invokeExact(arguments);
    }
  }

  private record Handler(Object target, Map<Method, Call> calls) implements InvocationHandler {

    private static final @Nullable Object[] NO_ARGUMENTS = {};

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
        throws Throwable {
      @Nullable Object[] arguments = given == null ? NO_ARGUMENTS : given;
      Call call = calls.get(method);
      return call == null ? ofObject(method, arguments) : call.make(arguments);
    }

    /** One of the three methods of every object that a proxy passes on. */
    private Object ofObject(Method method, @Nullable Object[] arguments) {
      return switch (method.getName()) {
        case "equals" -> isSame(arguments[0]);
        case "hashCode" -> target.hashCode();
        default -> target.toString();
      };
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
