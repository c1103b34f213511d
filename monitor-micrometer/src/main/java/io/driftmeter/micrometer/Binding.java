package io.driftmeter.micrometer;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.counts.MonitorCounts;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ModelState;
import io.driftmeter.api.profile.ReferenceInfo;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One monitor on one registry, from the moment it is bound until it closes.
 *
 * <p>A version that was replaced keeps its meters, at their last values, for the grace period, so
 * that every scraper sees how it ended. The first reading of any meter after that removes them: no
 * thread waits for it, and where nobody reads, nothing needs to go.
 */
final class Binding implements LifecycleListener {

  private static final System.Logger logger = System.getLogger(Binding.class.getName());

  /**
   * Held by whoever adds or removes meters. Bindings share registries, so they share it: no two
   * monitors can both find a name free, nor one lose a meter while another of that name goes.
   */
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final ModelMonitor monitor;
  private final MeterRegistry registry;
  private final BindingSettings settings;
  private final DetailSelection detail;
  private final Queue<Replaced> replaced = new ConcurrentLinkedQueue<>();
  private @Nullable Current current;
  private boolean closed;

  /**
   * The running version: what its meters read, its meters, those that depend on the reference, and
   * among these the ones for the fleet.
   */
  private record Current(
      VersionView view, MeterSet meters, MeterSet ofReference, MeterSet ofFleet) {}

  /** Meters of a version that was replaced, its name, and when that was. */
  private record Replaced(MeterSet meters, String name, long atNanos) {}

  private Binding(ModelMonitor monitor, MeterRegistry registry, BindingSettings settings) {
    this.monitor = monitor;
    this.registry = registry;
    this.settings = settings;
    this.detail = DetailSelection.of(monitor.schema(), settings.detailedColumns());
  }

  /**
   * Registers the monitor's meters and keeps them in step with it.
   *
   * @throws IllegalStateException when the registry has such meters already
   */
  static void bind(ModelMonitor monitor, MeterRegistry registry, BindingSettings settings) {
    Binding binding = new Binding(monitor, registry, settings);
    monitor.addListener(binding); // before the first look, so that no change is missed
    try {
      binding.start();
    } catch (RuntimeException e) {
      monitor.removeListener(binding);
      throw e;
    }
  }

  private void start() {
    LOCK.lock();
    try {
      ModelInfo info = monitor.info();
      if (info.state() == ModelState.CLOSED) {
        onClose(info);
      } else if (current == null) {
        current = register(VersionView.first(monitor, registry.config().clock(), info), info);
      }
    } finally {
      LOCK.unlock();
    }
    if (monitor.info().state() == ModelState.CLOSED) {
      onClose(monitor.info());
    }
  }

  @Override
  public void onChange(ModelInfo before, ModelInfo after) {
    LOCK.lock();
    try {
      Current old = current;
      if (closed) {
        return;
      }
      if (old == null) {
        current = register(VersionView.first(monitor, registry.config().clock(), after), after);
      } else if (old.view().version().equals(after.version())) {
        old.ofReference().remove();
        old.ofFleet().remove();
        current = register(old.view(), old.meters(), after);
      } else {
        VersionView next = old.view().next(after);
        makeRoom(old.ofFleet());
        replace(old);
        removeReplaced(version -> version.name().equals(after.version()));
        current = register(next, after);
      }
    } finally {
      LOCK.unlock();
    }
    sweep();
  }

  /**
   * Where both versions have no room beside each other, the fleet loses sight of the old one at
   * once, and of what it counted since the last scrape.
   */
  private void makeRoom(MeterSet ofFleet) {
    FleetReference next = monitor.fleet().orElse(null);
    if (next != null
        && !settings.fleetBudget().hasRoom(registry, settings.naming(), next, detail)) {
      ofFleet.remove();
    }
  }

  private void replace(Current old) {
    current = null;
    long now = registry.config().clock().monotonicTime();
    replaced.add(new Replaced(old.meters(), old.view().version(), now));
    replaced.add(new Replaced(old.ofReference(), old.view().version(), now));
    replaced.add(new Replaced(old.ofFleet(), old.view().version(), now));
  }

  private void removeReplaced(Predicate<Replaced> which) {
    replaced.removeIf(
        version -> {
          boolean goes = which.test(version);
          if (goes) {
            version.meters().remove();
          }
          return goes;
        });
  }

  private Current register(VersionView view, ModelInfo info) {
    MonitorCounts shape = monitor.counts();
    MeterPlan plan = plan(view);
    ModelMeters.plan(plan, shape, monitor.latencyObjective().orElse(null));
    List<JudgedColumn> judged = JudgedColumn.ofSchema(monitor.judgedColumns());
    ColumnMeters.planValues(plan, shape, detail);
    ColumnMeters.planVerdicts(plan, judged, detail);
    FindingMeters.planColumns(plan, judged, detail);
    FindingMeters.planModel(plan);
    LibraryMeters.plan(plan, detail);
    MeterSet meters = register(plan);
    tellWhatIsBrief(info);
    try {
      return register(view, meters, info);
    } catch (RuntimeException e) {
      meters.remove();
      throw e;
    }
  }

  private void tellWhatIsBrief(ModelInfo info) {
    if (!detail.brief().isEmpty()) {
      logger.log(
          System.Logger.Level.WARNING,
          "model ''{0}'' version ''{1}'': {2} columns are published in brief, because {3} may be in"
              + " detail: {4}",
          info.model(),
          info.version(),
          detail.brief().size(),
          settings.detailedColumns(),
          ColumnNames.of(detail.brief()));
    }
  }

  private Current register(VersionView view, MeterSet meters, ModelInfo info) {
    MeterSet ofReference = registerOfReference(view, info);
    try {
      return new Current(view, meters, ofReference, registerOfFleet(view, info));
    } catch (RuntimeException e) {
      ofReference.remove();
      throw e;
    }
  }

  private MeterSet registerOfReference(VersionView view, ModelInfo info) {
    MeterPlan plan = plan(view);
    ModelMeters.planInfo(plan, info);
    ColumnMeters.planScores(plan, monitor, detail);
    List<JudgedColumn> latency = JudgedColumn.latency(monitor.judgedColumns());
    ColumnMeters.planVerdicts(plan, latency, detail);
    FindingMeters.planColumns(plan, latency, detail);
    return register(plan);
  }

  private MeterSet registerOfFleet(VersionView view, ModelInfo info) {
    MeterPlan plan = plan(view);
    FleetReference fleet = monitor.fleet().orElse(null);
    FleetSelection selection =
        fleet == null
            ? FleetSelection.NONE
            : settings.fleetBudget().select(registry, settings.naming(), fleet, detail, view);
    FleetMeters.plan(
        plan,
        fleet,
        info.reference().map(ReferenceInfo::shortFingerprint).orElse("none"),
        selection);
    return register(plan);
  }

  private MeterPlan plan(VersionView view) {
    return new MeterPlan(registry, settings.naming(), view, this::sweep);
  }

  private MeterSet register(MeterPlan plan) {
    List<MeterSet> old = new ArrayList<>();
    replaced.forEach(version -> old.add(version.meters()));
    return MeterSet.register(plan, old);
  }

  /** Removes what has outlived the grace period; leaves it to the other when somebody is at it. */
  private void sweep() {
    if (isDue(replaced.peek()) && LOCK.tryLock()) {
      try {
        removeReplaced(this::isDue);
      } finally {
        LOCK.unlock();
      }
    }
  }

  private boolean isDue(@Nullable Replaced oldest) {
    return oldest != null
        && registry.config().clock().monotonicTime() - oldest.atNanos()
            >= settings.gracePeriod().toNanos();
  }

  @Override
  public void onClose(ModelInfo info) {
    LOCK.lock();
    try {
      closed = true;
      removeReplaced(version -> true);
      Current last = current;
      if (last != null) {
        last.meters().remove();
        last.ofReference().remove();
        last.ofFleet().remove();
        current = null;
      }
      monitor.removeListener(this);
    } finally {
      LOCK.unlock();
    }
  }
}
