package io.driftmeter.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.counts.Outcome;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.instrument.ModelInstrumentation;
import io.driftmeter.aspectj.reloaded.PaymentApplication;
import io.driftmeter.aspectj.reloaded.PaymentRules;
import io.driftmeter.stats.StreamingModelMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that come and go in one process, as in a container or with a development server. */
class ClassLoaderLeakTest {

  private static final int CYCLES = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static WovenPackage application;

  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
  private final Set<WeakReference<ClassLoader>> loaders = new HashSet<>();

  @BeforeAll
  static void weave() throws Exception {
    application = new WovenPackage(PaymentApplication.class);
  }

  @Test
  void anApplicationThatClosesWhatItOpensLeavesNoClassNoThreadAndNoMeter() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();
    for (int i = 0; i < CYCLES; i++) {
      assertThat(runAndForget(registry)).as("predictions in cycle %d", i).isEqualTo(20);
    }

    assertThat(registry.getMeters()).isEmpty();
    assertThatNoThreadIsLeft();
    assertThatEveryLoaderIsCollected();
  }

  /** In a frame of its own, so that nothing of it stays on the stack. */
  private long runAndForget(MeterRegistry registry) throws Exception {
    @SuppressWarnings("unchecked") // as the class declares it
    ToLongFunction<MeterRegistry> run =
        (ToLongFunction<MeterRegistry>) load(PaymentApplication.class);
    return run.applyAsLong(registry);
  }

  @Test
  void anInstallationThatStaysKeepsNoClassOfTheModelsItHasMet() throws Exception {
    // made beforehand: a thread keeps the classes that were on the stack when it was made
    try (StreamingModelMonitor monitor = monitor(AnnotatedModel.of(PaymentRules.class));
        ModelMonitorAspect.Installation installed =
            ModelMonitorAspect.install(new ModelInstrumentation(model -> monitor))) {
      for (int i = 0; i < 10; i++) {
        callAndForget();
      }
      monitor.closeWindow();
      assertThat(monitor.counts().outcome(Outcome.SUCCESS).predictions()).isEqualTo(10);

      assertThatEveryLoaderIsCollected();
    }
    assertThatNoThreadIsLeft();
  }

  private static StreamingModelMonitor monitor(AnnotatedModel model) {
    return StreamingModelMonitor.builder(model.name(), model.version())
        .schema(model.schema())
        .build();
  }

  private void callAndForget() throws Exception {
    assertThat(((Callable<?>) load(PaymentRules.class)).call()).isEqualTo(0.25);
  }

  /** A new object of that class, in a class loader of its own. */
  private Object load(Class<?> type) throws ReflectiveOperationException {
    ClassLoader loader = application.load();
    loaders.add(new WeakReference<>(loader, collected));
    Class<?> loaded = loader.loadClass(type.getName());
    assertThat(loaded).isNotSameAs(type);
    return loaded.getConstructor().newInstance();
  }

  private void assertThatEveryLoaderIsCollected() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!loaders.isEmpty() && System.nanoTime() < deadline) {
      System.gc();
      for (var gone = collected.remove(100); gone != null; gone = collected.poll()) {
        loaders.remove(gone);
      }
    }
    assertThat(loaders).as("class loaders that are still there").isEmpty();
  }

  private static void assertThatNoThreadIsLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("driftmeter-")) {
        thread.join(PATIENCE.toMillis());
        assertThat(thread.isAlive()).as("%s is still there", thread.getName()).isFalse();
      }
    }
  }
}
