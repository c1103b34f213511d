package io.driftmeter.api.instrument;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.annotation.EventTime;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one method's calls are as predictions.
 *
 * @param method the method as its annotation stands on it
 * @param arguments the arguments that are the same for every row of a call
 * @param batch the argument whose elements are rows; null where the call is one row
 * @param result what a result holds, or each of the results of a batch; null for nothing
 * @param isAsync whether the result comes later
 * @param batchSize the column of the number of rows; null for none
 */
record PredictionPlan(
    Method method,
    List<Argument> arguments,
    @Nullable Argument batch,
    @Nullable Shape result,
    boolean isAsync,
    @Nullable ColumnSource batchSize) {

  /**
   * An argument with columns.
   *
   * @param index which one
   * @param shape what it, or each of its elements, holds
   */
  record Argument(int index, Shape shape) {

    Argument only(Predicate<String> columns) {
      return new Argument(index, shape.only(columns));
    }
  }

  /**
   * Reads the annotations of a method.
   *
   * @throws IllegalArgumentException naming the place that is wrong and what would be right
   */
  static PredictionPlan read(Method method, ShapeReader reader) {
    String place = place(method);
    int modifiers = method.getModifiers();
    if (Modifier.isStatic(modifiers) || Modifier.isPrivate(modifiers)) {
      throw new IllegalArgumentException(
          "%s: a static or private method cannot be observed; make it a method that others call on an object"
              .formatted(place));
    }
    Prediction prediction = method.getAnnotation(Prediction.class);
    List<Argument> arguments = new ArrayList<>();
    Argument batch = null;
    Parameter[] parameters = method.getParameters();
    Type[] types = method.getGenericParameterTypes();
    for (int i = 0; i < parameters.length; i++) {
      String where = "parameter %d of %s".formatted(i + 1, place);
      Features features = parameters[i].getAnnotation(Features.class);
      Type element = features == null ? null : element(types[i]);
      if (features != null && element != null) {
        if (batch != null) {
          throw new IllegalArgumentException(
              "%s: two parameters are batches, but a call has one".formatted(where));
        }
        batch = new Argument(i, reader.features(element, features, where));
      } else {
        Shape shape = shape(parameters[i], types[i], features, reader, where);
        if (shape != null) {
          arguments.add(new Argument(i, shape));
        }
      }
    }
    if (arguments.isEmpty() && batch == null) {
      throw new IllegalArgumentException(
          "%s: no parameter has @Feature or @Features, so there is nothing to record"
              .formatted(place));
    }
    PredictionPlan plan =
        withResult(method, prediction, arguments, batch, reader, "result of " + place);
    requireDifferent(plan.columns());
    return plan;
  }

  private static @Nullable Shape shape(
      Parameter parameter,
      Type type,
      @Nullable Features features,
      ShapeReader reader,
      String where) {
    ShapeReader.requireNotId(parameter, where);
    Feature feature = parameter.getAnnotation(Feature.class);
    EventTime time = parameter.getAnnotation(EventTime.class);
    if (feature != null && features != null) {
      throw new IllegalArgumentException(
          "%s: either @Feature, for one column, or @Features, for several".formatted(where));
    }
    if (features != null) {
      return reader.features(type, features, where);
    }
    if (feature != null) {
      return reader.feature(type, feature, where);
    }
    return time == null ? null : reader.eventTime(type, time, where);
  }

  private static PredictionPlan withResult(
      Method method,
      Prediction prediction,
      List<Argument> arguments,
      @Nullable Argument batch,
      ShapeReader reader,
      String where) {
    Type type = method.getGenericReturnType();
    boolean isAsync = CompletionStage.class.isAssignableFrom(ValueType.raw(type));
    Type now = isAsync ? ValueType.argument(type) : type;
    ColumnSource batchSize = null;
    if (!prediction.batchSize().isEmpty()) {
      if (batch == null) {
        throw new IllegalArgumentException(
            "%s: @Prediction names a column for the size of batches, but no parameter with @Features is a collection or an array of rows"
                .formatted(where));
      }
      batchSize =
          new ColumnSource(
              Column.of(prediction.batchSize(), ColumnKind.NUMERIC, ColumnRole.FEATURE), where);
    }
    if (batch != null && ValueType.raw(now) != void.class && ValueType.raw(now) != Void.class) {
      now = results(now, where);
    }
    return new PredictionPlan(
        method,
        List.copyOf(arguments),
        batch,
        reader.result(now, prediction, where),
        isAsync,
        batchSize);
  }

  private static Type results(Type type, String where) {
    Class<?> raw = ValueType.raw(type);
    Type element = raw.isArray() ? component(type) : element(type);
    if (element == null) {
      throw new IllegalArgumentException(
          "%s: a batch gives a collection or an array, one result for each row, but this is %s"
              .formatted(where, type.getTypeName()));
    }
    return element;
  }

  /** What a batch is made of; null where the type is no batch. */
  private static @Nullable Type element(Type type) {
    Class<?> raw = ValueType.raw(type);
    if (Collection.class.isAssignableFrom(raw)) {
      return ValueType.argument(type);
    }
    if (type instanceof GenericArrayType
        || (raw.isArray() && !raw.getComponentType().isPrimitive())) {
      return component(type);
    }
    return null;
  }

  private static Type component(Type type) {
    return type instanceof GenericArrayType array
        ? array.getGenericComponentType()
        : ValueType.raw(type).getComponentType();
  }

  private static void requireDifferent(List<ColumnSource> columns) {
    Map<String, ColumnSource> byName = new HashMap<>();
    for (ColumnSource source : columns) {
      ColumnSource before = byName.put(source.column().name(), source);
      if (before != null) {
        throw source.failure(
            "column '%s' is recorded twice, here and in %s"
                .formatted(source.column().name(), before.place()));
      }
    }
  }

  /** The same with some of the columns. */
  PredictionPlan only(Predicate<String> columns) {
    Shape some = result == null ? null : result.only(columns);
    return new PredictionPlan(
        method,
        arguments.stream()
            .map(argument -> argument.only(columns))
            .filter(argument -> !argument.shape().columns().isEmpty())
            .toList(),
        batch == null ? null : batch.only(columns),
        some == null || some.columns().isEmpty() ? null : some,
        isAsync,
        batchSize == null || !columns.test(batchSize.name()) ? null : batchSize);
  }

  /** All columns: features in the order of the parameters, then outputs. */
  List<ColumnSource> columns() {
    List<ColumnSource> columns = new ArrayList<>();
    List<Argument> all = new ArrayList<>(arguments);
    if (batch != null) {
      all.add(batch);
    }
    all.stream()
        .sorted((one, other) -> Integer.compare(one.index(), other.index()))
        .forEach(argument -> columns.addAll(argument.shape().columns()));
    if (batchSize != null) {
      columns.add(batchSize);
    }
    if (result != null) {
      columns.addAll(result.columns());
    }
    return columns;
  }

  /**
   * Resolves every column.
   *
   * @throws IllegalArgumentException naming the place whose column the monitor does not know
   */
  MonitoredMethod bind(ModelMonitor monitor, InstantSource clock) {
    List<Column> outputs = monitor.schema().outputs();
    if (result == null && !outputs.isEmpty()) {
      throw new IllegalArgumentException(
          "result of %s: nothing of it is recorded, but the model has outputs, %s; name the one that it is in @Prediction, or mark components with @Output"
              .formatted(place(method), outputs.stream().map(Column::name).toList()));
    }
    int[] indexes = arguments.stream().mapToInt(Argument::index).toArray();
    ValueWriter[] writers =
        arguments.stream()
            .map(argument -> argument.shape().bind(monitor, clock))
            .toArray(ValueWriter[]::new);
    ValueWriter results = result == null ? null : result.bind(monitor, clock);
    RowArguments each = new RowArguments(indexes, writers);
    if (batch == null) {
      return new SingleCall(monitor, each, results, isAsync);
    }
    NumericColumn size = batchSize == null ? null : batchSize.numeric(monitor);
    ValueWriter rows = batch.shape().bind(monitor, clock);
    return new BatchCall(monitor, each, batch.index(), rows, results, isAsync, size);
  }

  private static String place(Method method) {
    return "%s.%s(%s)"
        .formatted(
            method.getDeclaringClass().getSimpleName(),
            method.getName(),
            Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ")));
  }
}
