package io.driftmeter.aspectj;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelInstrumentation;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;

/**
 * Records the predictions of classes that have {@link MonitoredModel}. What a call gives or throws
 * passes on unchanged. Thread-safe.
 *
 * <p>Observed are methods that are neither static nor private, where their code stands in a class
 * with the annotation. AspectJ cannot match by the annotation of an interface or superclass: repeat
 * it on the class. {@code @Prediction} and the rest may stay where they are.
 *
 * <p><b>Behind proxies</b>, as Spring makes them, the aspect is an object like any other: a bean,
 * or what {@code AspectJProxyFactory.addAspect} takes.
 *
 * <pre>{@code
 * new ModelMonitorAspect(model -> monitors.get(model.name()))
 * }</pre>
 *
 * A proxy sees the calls that come through it. What an object calls on itself does not.
 *
 * <p><b>Woven</b> into the models, at load time or by the compiler, there is one aspect for all,
 * {@link #aspectOf()}, and it is told once how to find monitors:
 *
 * <pre>{@code
 * ModelMonitorAspect.Installation installed = ModelMonitorAspect.install(instrumentation);
 * ...
 * installed.close();
 * }</pre>
 *
 * Until then, and after the installation is closed, calls go on unrecorded; the log says so once.
 * Woven code also sees what an object calls on itself: a prediction that asks another prediction of
 * the same object is two. A method that calls the one it overrides is one. For load-time weaving
 * name the aspect in {@code META-INF/aop.xml}, with the packages of the models:
 *
 * <pre>{@code
 * <aspectj>
 *   <aspects>
 *     <aspect name="io.driftmeter.aspectj.ModelMonitorAspect"/>
 *   </aspects>
 *   <weaver>
 *     <include within="com.example.models..*"/>
 *   </weaver>
 * </aspectj>
 * }</pre>
 *
 * <p>Choose one of the two for a model: one that is woven and stands behind a proxy is recorded
 * twice.
 */
@Aspect
public final class ModelMonitorAspect {

  private static final System.Logger logger = System.getLogger(ModelMonitorAspect.class.getName());

  private static final ModelMonitorAspect WOVEN = new ModelMonitorAspect();

  private final AtomicReference<@Nullable Installation> current = new AtomicReference<>();
  private final SuperCalls superCalls = new SuperCalls();
  private final AtomicBoolean saidSo = new AtomicBoolean();

  private ModelMonitorAspect() {}

  /**
   * An aspect for proxies.
   *
   * @param instrumentation knows the monitors
   */
  public ModelMonitorAspect(ModelInstrumentation instrumentation) {
    current.set(new Installation(instrumentation));
  }

  /**
   * An aspect for proxies.
   *
   * @param monitors gives the monitor of a model; may throw where there is none
   */
  public ModelMonitorAspect(Function<AnnotatedModel, ModelMonitor> monitors) {
    this(new ModelInstrumentation(Objects.requireNonNull(monitors, "monitors")));
  }

  /*
   * Without these two the weaver would add them, but only to an aspect that it weaves itself: not to one that a class loader
   * above the models' has loaded, nor to one that the AspectJ compiler finds in a jar on its aspect path.
   */

  /** The aspect of woven code. */
  public static ModelMonitorAspect aspectOf() {
    return WOVEN;
  }

  /** Whether woven code has an aspect: always. */
  public static boolean hasAspect() {
    return true;
  }

  /**
   * Lets woven models be recorded, until the installation is closed.
   *
   * @param instrumentation knows the monitors
   * @return closes it, so that neither the monitors nor their classes are kept
   * @throws IllegalStateException when another one is installed
   */
  public static Installation install(ModelInstrumentation instrumentation) {
    Installation installation = new Installation(instrumentation);
    if (!WOVEN.current.compareAndSet(null, installation)) {
      throw new IllegalStateException(
          "an instrumentation of woven models is installed already; close that installation first, or let one function give the monitors of all models");
    }
    return installation;
  }

  /** What records woven models. Thread-safe. */
  public static final class Installation implements AutoCloseable {

    private final ModelInstrumentation instrumentation;

    private Installation(ModelInstrumentation instrumentation) {
      this.instrumentation = Objects.requireNonNull(instrumentation, "instrumentation");
    }

    /** Lets calls go on unrecorded. Further calls do nothing. */
    @Override
    public void close() {
      WOVEN.current.compareAndSet(this, null);
    }
  }

  /**
   * For join points alone.
   *
   * @return what the call gives
   * @throws Throwable what the call throws
   */
  @Around("execution(!private !static * (@io.driftmeter.api.annotation.MonitoredModel *).*(..))")
  public @Nullable Object observe(ProceedingJoinPoint call) throws Throwable {
    Installation installation = current.get();
    if (installation == null) {
      sayThatNothingIsRecorded(call);
      return call.proceed();
    }
    Object target = call.getTarget();
    Class<?> type = target.getClass();
    Method method = ((MethodSignature) call.getSignature()).getMethod();
    // in woven code it is the object itself that runs; a proxy is told the method of an interface
    boolean isWoven = call.getThis() == target;
    if (isWoven && superCalls.isSuperCall(type, method)) {
      return call.proceed();
    }
    return installation.instrumentation.call(type, method, call.getArgs(), call::proceed);
  }

  private void sayThatNothingIsRecorded(ProceedingJoinPoint call) {
    if (!saidSo.get() && saidSo.compareAndSet(false, true)) {
      logger.log(
          System.Logger.Level.WARNING,
          "predictions of {0} and of other woven models are not recorded, because ModelMonitorAspect.install was not called, or its installation is closed",
          call.getTarget().getClass().getName());
    }
  }
}
