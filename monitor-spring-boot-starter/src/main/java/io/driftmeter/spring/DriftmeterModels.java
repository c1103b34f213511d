package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.profile.ModelInfo;
import io.driftmeter.api.profile.ReferenceProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The models of the application and their monitors; a bean. Thread-safe.
 *
 * <p>Closing it, which the application context does, closes every monitor that was built here.
 */
public final class DriftmeterModels implements AutoCloseable {

  private static final System.Logger logger = System.getLogger(DriftmeterModels.class.getName());

  private final Map<String, ModelProperties> configured;
  private final MonitorAssembly assembly;
  private final Object lock = new Object();
  private final Map<String, WatchedModel> models = new TreeMap<>();
  private final Map<String, String> beans = new TreeMap<>();
  private Consumer<WatchedModel> newcomers = model -> {};

  /**
   * Builds the monitors of all models that are known by now.
   *
   * @param own monitors that the application brings itself
   */
  DriftmeterModels(
      Map<String, ModelProperties> configured,
      MonitorAssembly assembly,
      AnnotatedBeans annotated,
      Collection<? extends ModelMonitor> own) {
    this.configured = configured;
    this.assembly = assembly;
    own.forEach(this::addOwn);
    try {
      annotated.byModel().values().forEach(bean -> watch(bean.model(), bean.name()));
      configured.forEach(
          (name, settings) -> {
            // without a reference its columns are those of a bean, which may come later
            if (settings.reference() != null && !models.containsKey(name)) {
              models.put(name, withReferenceAlone(name, settings, annotated));
            }
          });
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  private WatchedModel withReferenceAlone(
      String name, ModelProperties settings, AnnotatedBeans annotated) {
    try {
      return assembly.build(name, settings, null);
    } catch (ModelSetupException failure) {
      throw new ModelSetupException(
          "%s; models of annotated beans: %s"
              .formatted(failure.getMessage(), listed(annotated.byModel().keySet())),
          failure);
    }
  }

  private static String listed(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private void addOwn(ModelMonitor monitor) {
    String name = monitor.info().model();
    ModelProperties settings = configured.get(name);
    WatchedModel before =
        models.put(
            name,
            new WatchedModel(
                name, monitor, false, settings == null ? usual() : settings, false, ""));
    if (before != null) {
      throw new ModelSetupException(
          "two beans of type ModelMonitor watch model '%s'".formatted(name));
    }
    if (settings != null) {
      logger.log(
          System.Logger.Level.WARNING,
          "model '%s' is watched by a ModelMonitor bean of the application, so that of driftmeter.models.%s only the tags are used"
              .formatted(name, name));
    }
  }

  /** What holds where nothing is configured. */
  private static ModelProperties usual() {
    return new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("model", ModelProperties.class);
  }

  /** The names of all models, sorted. */
  public List<String> names() {
    synchronized (lock) {
      return List.copyOf(models.keySet());
    }
  }

  /**
   * The monitor of a model.
   *
   * @throws IllegalArgumentException when there is no such model, naming the known ones
   */
  public ModelMonitor monitor(String name) {
    return require(name).monitor();
  }

  /**
   * Loads the reference of a model again and compares with it from now on. One that cannot be
   * loaded, or does not suit the model, changes nothing.
   *
   * @return what became of it
   * @throws IllegalArgumentException when there is no such model, naming the known ones
   */
  public Reload reload(String name) {
    WatchedModel model = require(name);
    Reload outcome = reload(model);
    logger.log(
        outcome instanceof Reload.Deployed ? System.Logger.Level.INFO : System.Logger.Level.ERROR,
        "model '%s' reloaded: %s".formatted(name, outcome.message()));
    return outcome;
  }

  private Reload reload(WatchedModel model) {
    String location = model.settings().reference();
    if (location == null) {
      return new Reload.Kept(
          "no reference is configured; set driftmeter.models.%s.reference".formatted(model.name()));
    }
    try {
      ReferenceProfile reference = assembly.load(model.name(), "reference", location);
      ModelInfo running = model.monitor().info();
      String version =
          model.isVersionOfReference() ? reference.info().version() : running.version();
      if (running.artifactDigest() == null) {
        model.monitor().deploy(version, reference);
      } else { // the file that is served is the same, whatever the reference calls it
        model.monitor().deploy(version, running.artifactDigest(), reference);
      }
      return new Reload.Deployed(version, reference.info());
    } catch (IOException | RuntimeException failure) {
      return new Reload.Kept(
          "reference %s: %s".formatted(Locations.shown(location), failure.getMessage()));
    }
  }

  private WatchedModel require(String name) {
    WatchedModel model = find(name);
    if (model == null) {
      throw new IllegalArgumentException(
          "no model '%s'; known models: %s".formatted(name, listed(names())));
    }
    return model;
  }

  @Nullable WatchedModel find(String name) {
    synchronized (lock) {
      return models.get(name);
    }
  }

  /** All models, by name. */
  List<WatchedModel> all() {
    synchronized (lock) {
      return List.copyOf(models.values());
    }
  }

  /**
   * The model of a bean, whose monitor is built now if its definition did not show it.
   *
   * @throws ModelSetupException when another bean is that model, or the monitor cannot be built
   */
  WatchedModel watch(AnnotatedModel annotated, String bean) {
    String name = annotated.name();
    synchronized (lock) {
      String other = beans.putIfAbsent(name, bean);
      if (other != null && !other.equals(bean)) {
        throw AnnotatedBeans.sameModel(name, other, bean);
      }
      WatchedModel model = models.get(name);
      if (model == null) {
        ModelProperties settings = configured.get(name);
        model = assembly.build(name, settings == null ? usual() : settings, annotated);
        models.put(name, model);
        newcomers.accept(model);
      }
      return model;
    }
  }

  /**
   * The monitor of a model that is configured or annotated.
   *
   * @throws ModelSetupException when it is only configured, naming the known ones
   */
  ModelMonitor configuredMonitor(String name) {
    WatchedModel model = find(name);
    if (model == null) {
      throw new ModelSetupException(
          "driftmeter.models.%s configures no model: no bean is annotated with @MonitoredModel(\"%s\"), and no reference tells its columns; known models: %s"
              .formatted(name, name, listed(names())));
    }
    return model.monitor();
  }

  /**
   * Once all beans are made: tells of every model, and of those that come later.
   *
   * @throws ModelSetupException when something is configured that is no model
   */
  void begin(Consumer<WatchedModel> each) {
    configured.keySet().forEach(this::configuredMonitor);
    synchronized (lock) {
      newcomers = each;
      models.values().forEach(each);
    }
  }

  /** Closes every monitor that was built here, with a last report. Further calls do nothing. */
  @Override
  public void close() {
    List<WatchedModel> open = new ArrayList<>(all());
    open.removeIf(model -> !model.isOurs());
    open.forEach(model -> model.monitor().close());
  }
}
