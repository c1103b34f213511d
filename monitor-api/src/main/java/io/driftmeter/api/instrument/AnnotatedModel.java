package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.Schema;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A model as the annotations of a type describe it: its name, its columns, and the methods that
 * predict. Immutable; read it once and keep it.
 */
public final class AnnotatedModel {

  private final Class<?> type;
  private final String name;
  private final String version;
  private final Map<Signature, PredictionPlan> plans;
  private final Schema schema;

  private AnnotatedModel(
      Class<?> type, String name, String version, Map<Signature, PredictionPlan> plans) {
    this.type = type;
    this.name = name;
    this.version = version;
    this.plans = plans;
    this.schema = schema(type, plans.values());
  }

  /** Whether a type, or one that it extends or implements, is annotated. */
  public static boolean isAnnotated(Class<?> type) {
    return annotation(type).isPresent();
  }

  /**
   * Reads a type of which this library may use the accessors: on the class path, or in a package
   * that is open to it.
   *
   * @throws IllegalArgumentException as {@link #of(Class, MethodHandles.Lookup)}
   */
  public static AnnotatedModel of(Class<?> type) {
    return of(type, MethodHandles.lookup());
  }

  /**
   * Reads a type.
   *
   * @param type an interface, or the class of an object
   * @param lookup may use the accessors of the records and beans that predictions are about
   * @throws IllegalArgumentException when the annotations cannot mean anything, naming the place
   *     and what would be right
   */
  public static AnnotatedModel of(Class<?> type, MethodHandles.Lookup lookup) {
    MonitoredModel model =
        annotation(type)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s is no model: neither it nor what it extends or implements has @MonitoredModel"
                            .formatted(type.getName())));
    if (model.value().isBlank() || model.version().isBlank()) {
      throw new IllegalArgumentException(
          "@MonitoredModel of %s has a blank name or version".formatted(type.getName()));
    }
    Map<Signature, PredictionPlan> plans = plans(type, new ShapeReader(lookup));
    if (plans.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has @MonitoredModel, but no method with @Prediction".formatted(type.getName()));
    }
    return new AnnotatedModel(type, model.value(), model.version(), plans);
  }

  private static Optional<MonitoredModel> annotation(Class<?> type) {
    return lineage(type).stream()
        .map(one -> one.getDeclaredAnnotation(MonitoredModel.class))
        .filter(found -> found != null)
        .findFirst();
  }

  /** The type, what it extends, and all that these implement, nearest first. */
  private static Set<Class<?>> lineage(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
      all.add(one);
    }
    for (Class<?> one : List.copyOf(all)) {
      addInterfaces(one, all);
    }
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> one : type.getInterfaces()) {
      all.add(one);
      addInterfaces(one, all);
    }
  }

  private static Map<Signature, PredictionPlan> plans(Class<?> type, ShapeReader reader) {
    Map<Signature, PredictionPlan> plans = new LinkedHashMap<>();
    for (Class<?> one : lineage(type)) {
      Arrays.stream(one.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Prediction.class) && !method.isBridge())
          .sorted(Comparator.comparing(Method::toGenericString))
          .forEach(
              method ->
                  plans.computeIfAbsent(
                      Signature.of(method), signature -> PredictionPlan.read(method, reader)));
    }
    addBridges(type, plans);
    return plans;
  }

  /**
   * A method that implements one of a generic interface is also called by the interface's types.
   * Where several methods could be meant, none is taken.
   */
  private static void addBridges(Class<?> type, Map<Signature, PredictionPlan> plans) {
    for (Method bridge : type.getMethods()) {
      if (bridge.isBridge()) {
        Signature called = Signature.of(bridge);
        List<Signature> meant =
            Arrays.stream(bridge.getDeclaringClass().getDeclaredMethods())
                .filter(method -> !method.isBridge())
                .map(Signature::of)
                .filter(called::isBridgeTo)
                .toList();
        PredictionPlan plan = meant.size() == 1 ? plans.get(meant.get(0)) : null;
        if (plan != null) {
          plans.putIfAbsent(called, plan);
        }
      }
    }
  }

  private static Schema schema(Class<?> type, Collection<PredictionPlan> plans) {
    Map<String, ColumnSource> byName = new LinkedHashMap<>();
    for (PredictionPlan plan : plans) {
      for (ColumnSource source : plan.columns()) {
        ColumnSource before = byName.putIfAbsent(source.column().name(), source);
        if (before != null && !before.column().equals(source.column())) {
          throw source.failure(
              "column '%s' is %s, but %s in %s"
                  .formatted(
                      source.column().name(),
                      words(source.column()),
                      words(before.column()),
                      before.place()));
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    byName.values().forEach(source -> columns.add(source.column()));
    try {
      return new Schema(columns);
    } catch (IllegalArgumentException failure) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(type.getName(), failure.getMessage()), failure);
    }
  }

  private static String words(Column column) {
    return "a %s %s%s"
        .formatted(
            column.isNumeric() ? "numeric" : "categorical",
            column.role().name().toLowerCase(Locale.ROOT),
            column.thresholds().isEmpty() ? "" : " with thresholds " + column.thresholds());
  }

  /** The type that was read. */
  public Class<?> type() {
    return type;
  }

  /** The name of the model. */
  public String name() {
    return name;
  }

  /** The version of the model, where nothing else says so. */
  public String version() {
    return version;
  }

  /** The columns, for a monitor that has no reference. */
  public Schema schema() {
    return schema;
  }

  /**
   * The same model with some of its columns; the others are not read.
   *
   * @param columns tells by its name whether a column stays
   * @throws IllegalArgumentException when none stays
   */
  public AnnotatedModel only(Predicate<String> columns) {
    Map<Signature, PredictionPlan> some = new LinkedHashMap<>();
    plans.forEach((signature, plan) -> some.put(signature, plan.only(columns)));
    return new AnnotatedModel(type, name, version, some);
  }

  /** Whether calls of that method are predictions; also that of an interface it implements. */
  public boolean predicts(Method method) {
    return plans.containsKey(Signature.of(method));
  }

  /** The methods whose calls are predictions, as their annotations stand on them. */
  public List<Method> predictions() {
    return plans.values().stream().map(PredictionPlan::method).distinct().toList();
  }

  /**
   * Resolves every column of every method.
   *
   * @throws IllegalArgumentException naming the place whose column the monitor does not know, or
   *     knows as another kind
   */
  public MonitoredMethods bind(ModelMonitor monitor) {
    return bind(monitor, Clock.systemUTC());
  }

  /**
   * The same with a clock.
   *
   * @param clock what tells how old inputs are
   */
  public MonitoredMethods bind(ModelMonitor monitor, InstantSource clock) {
    Map<Signature, MonitoredMethod> calls = new HashMap<>();
    plans.forEach((signature, plan) -> calls.put(signature, plan.bind(monitor, clock)));
    return new MonitoredMethods(calls);
  }

  @Override
  public String toString() {
    return "model '%s' of %s".formatted(name, type.getName());
  }
}
