package io.driftmeter.stats.engine;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.profile.ModelInfo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Tells listeners of changes, in the thread that causes them. What they throw is counted and goes
 * no further.
 */
final class LifecycleListeners {

  private static final System.Logger logger = System.getLogger(LifecycleListeners.class.getName());

  private final List<LifecycleListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong failures = new AtomicLong();

  void add(LifecycleListener listener) {
    listeners.add(listener);
  }

  void remove(LifecycleListener listener) {
    listeners.remove(listener);
  }

  void changed(ModelInfo before, ModelInfo after) {
    tell(listener -> listener.onChange(before, after));
  }

  void closed(ModelInfo info) {
    tell(listener -> listener.onClose(info));
    listeners.clear();
  }

  private void tell(Consumer<LifecycleListener> call) {
    for (LifecycleListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (Throwable failure) {
        failures.incrementAndGet();
        logger.log(System.Logger.Level.WARNING, "a lifecycle listener failed", failure);
      }
    }
  }

  long failures() {
    return failures.get();
  }
}
