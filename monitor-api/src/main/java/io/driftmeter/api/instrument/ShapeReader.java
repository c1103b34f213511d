package io.driftmeter.api.instrument;

import io.driftmeter.api.annotation.EventTime;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.Output;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.annotation.PredictionId;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what arguments and results hold. Every failure begins with the place that is wrong and ends
 * with what would be right.
 */
final class ShapeReader {

  private static final double[] NO_THRESHOLDS = {};

  private final MethodHandles.Lookup lookup;

  /** A reader that may use what the lookup may. */
  ShapeReader(MethodHandles.Lookup lookup) {
    this.lookup = lookup;
  }

  /** An argument that is a feature itself. */
  Shape feature(Type type, Feature feature, String place) {
    if (feature.value().isEmpty()) {
      throw new IllegalArgumentException(
          "%s: @Feature has no name, and compilers do not keep that of a parameter; write @Feature(\"...\")"
              .formatted(place));
    }
    ColumnSource source = feature(type, feature.value(), place);
    return new Shape.Members(
        List.of(member(source, value -> value, Conventions.of(feature, source))));
  }

  /** An argument that says when the others were true. */
  Shape eventTime(Type type, EventTime time, String place) {
    return new Shape.Members(List.of(new Member.Age(age(type, time, place), value -> value)));
  }

  /** An argument, or an element of a batch, that holds several features. */
  Shape features(Type type, Features features, String place) {
    Class<?> raw = ValueType.raw(type);
    Conventions conventions =
        features.nanIsMissing() ? Conventions.NAN_IS_MISSING : Conventions.NONE;
    if (raw == double[].class || raw == float[].class) {
      return new Shape.Vector(vector(features.value(), ColumnRole.FEATURE, place), conventions);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return entries(features, conventions, place);
    }
    if (features.value().length > 0 || features.categorical().length > 0) {
      throw new IllegalArgumentException(
          "%s: names in @Features are for a double[], a float[] or a map, but this is %s"
              .formatted(place, type.getTypeName()));
    }
    List<Member> members =
        raw.isRecord() ? components(raw, place) : getters(raw, Feature.class, place);
    if (members.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: %s has neither components nor getters with @Feature"
              .formatted(place, type.getTypeName()));
    }
    return new Shape.Members(members);
  }

  /** What a prediction gives for a row; null where nothing of it is recorded. */
  @Nullable Shape result(Type type, Prediction prediction, String place) {
    Class<?> raw = ValueType.raw(type);
    List<String> names = List.of(prediction.value());
    if (!names.isEmpty() && (raw == double[].class || raw == float[].class)) {
      requireNoThresholds(prediction, place);
      return new Shape.Vector(
          vector(prediction.value(), ColumnRole.OUTPUT, place), Conventions.NONE);
    }
    if (!names.isEmpty()) {
      if (names.size() > 1) {
        throw new IllegalArgumentException(
            "%s: @Prediction names %d outputs, which only a double[] or float[] holds, but this is %s"
                .formatted(place, names.size(), type.getTypeName()));
      }
      ColumnSource source =
          column(type, names.get(0), ColumnRole.OUTPUT, prediction.thresholds(), place);
      return new Shape.Members(List.of(member(source, value -> value, Conventions.NONE)));
    }
    requireNoThresholds(prediction, place);
    if (ValueType.kind(type) != null || raw == double[].class || raw == float[].class) {
      throw new IllegalArgumentException(
          "%s: %s has no name; write @Prediction(\"...\")".formatted(place, type.getTypeName()));
    }
    List<Member> members = raw.isRecord() ? outputs(raw, place) : getters(raw, Output.class, place);
    return members.isEmpty() ? null : new Shape.Members(members);
  }

  private static void requireNoThresholds(Prediction prediction, String place) {
    if (prediction.thresholds().length > 0) {
      throw new IllegalArgumentException(
          "%s: @Prediction has thresholds, but not the name of one numeric output that they are of"
              .formatted(place));
    }
  }

  private SortedMap<Integer, ColumnSource> vector(String[] names, ColumnRole role, String place) {
    if (names.length == 0) {
      throw new IllegalArgumentException(
          "%s: the elements of an array have no names; write @Features({\"...\", \"...\"})"
              .formatted(place));
    }
    SortedMap<Integer, ColumnSource> elements = new TreeMap<>();
    for (String name : names) {
      elements.put(elements.size(), column(ColumnKind.NUMERIC, name, role, NO_THRESHOLDS, place));
    }
    return elements;
  }

  private Shape entries(Features features, Conventions conventions, String place) {
    List<Member> members = new ArrayList<>();
    for (String name : features.value()) {
      members.add(
          new Member.Numeric(
              column(ColumnKind.NUMERIC, name, ColumnRole.FEATURE, NO_THRESHOLDS, place),
              entry(name),
              conventions));
    }
    for (String name : features.categorical()) {
      members.add(
          new Member.Category(
              column(ColumnKind.CATEGORICAL, name, ColumnRole.FEATURE, NO_THRESHOLDS, place),
              entry(name),
              Conventions.NONE));
    }
    if (members.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: which entries of the map are features? Write @Features(value = {numeric ones}, categorical = {others})"
              .formatted(place));
    }
    return new Shape.Members(members);
  }

  private static Function<Object, @Nullable Object> entry(String name) {
    return map -> ((Map<?, ?>) map).get(name);
  }

  private List<Member> components(Class<?> type, String place) {
    RecordComponent[] components = type.getRecordComponents();
    boolean marked =
        Arrays.stream(components).anyMatch(one -> one.isAnnotationPresent(Feature.class));
    List<Member> members = new ArrayList<>();
    for (RecordComponent component : components) {
      String where = "%s, component '%s' of %s".formatted(place, component.getName(), name(type));
      requireNotId(component, where);
      EventTime time = component.getAnnotation(EventTime.class);
      Feature feature = component.getAnnotation(Feature.class);
      if (time != null) {
        members.add(
            new Member.Age(
                age(component.getGenericType(), time, where),
                objects(component.getAccessor(), where)));
      } else if (feature != null
          || !(marked || component.isAnnotationPresent(PredictionId.class))) {
        members.add(
            property(
                component.getAccessor(),
                component.getGenericType(),
                component.getName(),
                feature,
                where));
      }
    }
    return members;
  }

  /**
   * Checks that an identity is nothing else.
   *
   * @throws IllegalArgumentException when it would be recorded
   */
  static void requireNotId(AnnotatedElement element, String where) {
    if (element.isAnnotationPresent(PredictionId.class)
        && (element.isAnnotationPresent(Feature.class)
            || element.isAnnotationPresent(Features.class)
            || element.isAnnotationPresent(EventTime.class)
            || element.isAnnotationPresent(Output.class))) {
      throw new IllegalArgumentException(
          "%s: has @PredictionId, which is never recorded, and an annotation that records it"
              .formatted(where));
    }
  }

  private List<Member> outputs(Class<?> type, String place) {
    List<Member> members = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Output output = component.getAnnotation(Output.class);
      if (output != null) {
        members.add(
            output(
                component.getAccessor(),
                output,
                component.getName(),
                "%s, component '%s' of %s".formatted(place, component.getName(), name(type))));
      }
    }
    return members;
  }

  private List<Member> getters(
      Class<?> type, Class<? extends Annotation> annotation, String place) {
    if (type.isPrimitive() || type.isArray()) {
      return List.of();
    }
    List<Method> getters =
        Arrays.stream(type.getMethods())
            .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
            .filter(
                method ->
                    method.isAnnotationPresent(annotation)
                        || (annotation == Feature.class
                            && method.isAnnotationPresent(EventTime.class)))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    List<Member> members = new ArrayList<>();
    for (Method getter : getters) {
      String where = "%s, getter %s() of %s".formatted(place, getter.getName(), name(type));
      if (getter.getParameterCount() > 0 || getter.getReturnType() == void.class) {
        throw new IllegalArgumentException(
            "%s: a getter has no parameters and gives a value".formatted(where));
      }
      members.add(getter(getter, annotation, where));
    }
    return members;
  }

  private Member getter(Method getter, Class<? extends Annotation> annotation, String where) {
    requireNotId(getter, where);
    EventTime time = getter.getAnnotation(EventTime.class);
    if (annotation == Feature.class && time != null) {
      return new Member.Age(
          age(getter.getGenericReturnType(), time, where), objects(getter, where));
    }
    Output output = getter.getAnnotation(Output.class);
    if (annotation == Output.class && output != null) {
      return output(getter, output, property(getter), where);
    }
    return property(
        getter,
        getter.getGenericReturnType(),
        property(getter),
        getter.getAnnotation(Feature.class),
        where);
  }

  private Member property(
      Method accessor, Type type, String name, @Nullable Feature feature, String where) {
    String column = feature == null || feature.value().isEmpty() ? name : feature.value();
    ColumnSource source = feature(type, column, where);
    Conventions conventions = feature == null ? Conventions.NONE : Conventions.of(feature, source);
    return member(source, accessor, conventions, where);
  }

  private Member output(Method accessor, Output output, String name, String where) {
    ColumnSource source =
        column(
            accessor.getGenericReturnType(),
            output.value().isEmpty() ? name : output.value(),
            ColumnRole.OUTPUT,
            output.thresholds(),
            where);
    return member(source, accessor, Conventions.NONE, where);
  }

  private Member member(
      ColumnSource source, Method accessor, Conventions conventions, String where) {
    boolean isPlain =
        ValueType.isPrimitiveNumber(accessor.getReturnType())
            && conventions.defaultedWhen() == null;
    return isPlain
        ? new Member.Primitive(source, doubles(accessor, where), conventions)
        : member(source, objects(accessor, where), conventions);
  }

  private static Member member(
      ColumnSource source, Function<Object, @Nullable Object> getter, Conventions conventions) {
    return source.column().isNumeric()
        ? new Member.Numeric(source, getter, conventions)
        : new Member.Category(source, getter, conventions);
  }

  private Function<Object, @Nullable Object> objects(Method accessor, String where) {
    try {
      return Accessor.objects(accessor, lookup);
    } catch (IllegalAccessException failure) {
      throw notAccessible(where, failure);
    }
  }

  private ToDoubleFunction<Object> doubles(Method accessor, String where) {
    try {
      return Accessor.doubles(accessor, lookup);
    } catch (IllegalAccessException failure) {
      throw notAccessible(where, failure);
    }
  }

  private static IllegalArgumentException notAccessible(
      String where, IllegalAccessException failure) {
    return new IllegalArgumentException(
        "%s cannot be read: %s; give MethodHandles.lookup() of a class that can read it, or make it public"
            .formatted(where, failure.getMessage()),
        failure);
  }

  private static ColumnSource feature(Type type, String name, String place) {
    return column(type, name, ColumnRole.FEATURE, NO_THRESHOLDS, place);
  }

  private static ColumnSource age(Type type, EventTime time, String place) {
    Class<?> raw = ValueType.raw(type);
    if (!Member.Age.isTime(raw)) {
      throw new IllegalArgumentException(
          "%s: @EventTime is for Instant, OffsetDateTime, ZonedDateTime, Date or a long of milliseconds since 1970, but this is %s"
              .formatted(place, type.getTypeName()));
    }
    return column(ColumnKind.NUMERIC, time.value(), ColumnRole.FEATURE, NO_THRESHOLDS, place);
  }

  private static ColumnSource column(
      Type type, String name, ColumnRole role, double[] thresholds, String place) {
    ColumnKind kind = ValueType.kind(type);
    if (kind == null) {
      throw new IllegalArgumentException(
          "%s: %s cannot be a column; what can be: %s"
              .formatted(place, type.getTypeName(), ValueType.KNOWN));
    }
    return column(kind, name, role, thresholds, place);
  }

  private static ColumnSource column(
      ColumnKind kind, String name, ColumnRole role, double[] thresholds, String place) {
    try {
      return new ColumnSource(Column.of(name, kind, role).withThresholds(thresholds), place);
    } catch (IllegalArgumentException failure) {
      throw new IllegalArgumentException("%s: %s".formatted(place, failure.getMessage()), failure);
    }
  }

  /** The name of a bean's property. */
  private static String property(Method getter) {
    String name = getter.getName();
    int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
    if (prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))) {
      return name;
    }
    return name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }
}
