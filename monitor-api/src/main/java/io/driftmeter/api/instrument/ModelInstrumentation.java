package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records calls of methods of any class, as an aspect meets them: reads a class when it meets it
 * first, and asks for the monitor of its model. Thread-safe.
 *
 * <p>A class whose annotations are wrong, or whose monitor does not know its columns, is named in
 * the log once, and its calls go on unrecorded: an aspect learns too late to fail. {@link #check}
 * says so at start.
 *
 * <p>What is known of a class is kept with the class and goes with it.
 */
public final class ModelInstrumentation {

  private static final System.Logger logger =
      System.getLogger(ModelInstrumentation.class.getName());

  private final Function<AnnotatedModel, ModelMonitor> monitors;

  private final ClassValue<ObservedClass> classes =
      new ClassValue<>() {
        @Override
        protected ObservedClass computeValue(Class<?> type) {
          return observed(type);
        }
      };

  /**
   * Instruments with those monitors.
   *
   * @param monitors gives the monitor of a model; may throw where there is none
   */
  public ModelInstrumentation(Function<AnnotatedModel, ModelMonitor> monitors) {
    this.monitors = monitors;
  }

  /**
   * Makes a call, and records it where the method is a prediction.
   *
   * @param type the class of the object that is called
   * @param method the method, of the class or of what it extends or implements
   * @param arguments those of the call
   * @param invocation the call itself
   * @return what the call gives
   * @throws Throwable what the call throws, unchanged
   */
  public @Nullable Object call(
      Class<?> type, Method method, @Nullable Object[] arguments, Invocation invocation)
      throws Throwable {
    Optional<MonitoredMethod> call = classes.get(type).find(method);
    return call.isEmpty() ? invocation.proceed() : call.get().call(arguments, invocation);
  }

  /**
   * Reads and binds a class now.
   *
   * @throws IllegalArgumentException when its annotations are wrong or its monitor does not know
   *     its columns
   */
  public void check(Class<?> type) {
    bind(type);
  }

  private MonitoredMethods bind(Class<?> type) {
    AnnotatedModel model = AnnotatedModel.of(type);
    return model.bind(monitors.apply(model));
  }

  private ObservedClass observed(Class<?> type) {
    try {
      return new ObservedClass(bind(type));
    } catch (RuntimeException | LinkageError failure) {
      logger.log(
          System.Logger.Level.ERROR,
          "predictions of {0} are not recorded: {1}",
          type.getName(),
          failure.getMessage());
      return new ObservedClass(new MonitoredMethods(Map.of()));
    }
  }

  /** The methods of a class that were called so far. */
  private static final class ObservedClass {

    private final MonitoredMethods methods;
    private final Map<Method, Optional<MonitoredMethod>> called = new ConcurrentHashMap<>();

    ObservedClass(MonitoredMethods methods) {
      this.methods = methods;
    }

    /** No method of a class is looked up twice. */
    Optional<MonitoredMethod> find(Method method) {
      Optional<MonitoredMethod> known = called.get(method);
      return known == null ? called.computeIfAbsent(method, methods::find) : known;
    }
  }
}
