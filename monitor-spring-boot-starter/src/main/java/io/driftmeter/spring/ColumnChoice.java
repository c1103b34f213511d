package io.driftmeter.spring;

import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns of a model's annotations are recorded. Immutable.
 *
 * @param include these alone; all where there is none
 * @param exclude none of these
 */
record ColumnChoice(List<String> include, List<String> exclude) {

  /**
   * What the annotations say of the chosen columns.
   *
   * @throws ModelSetupException when a name is no column, or no column is chosen
   */
  AnnotatedModel from(AnnotatedModel model) {
    if (include.isEmpty() && exclude.isEmpty()) {
      return model;
    }
    List<String> known = model.schema().columns().stream().map(Column::name).toList();
    Stream.concat(include.stream(), exclude.stream())
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ModelSetupException(
                  "driftmeter.models.%s.include or .exclude names '%s', which is no column; known columns: %s"
                      .formatted(model.name(), name, String.join(", ", known)));
            });
    if (known.stream().noneMatch(this::has)) {
      throw new ModelSetupException(
          "driftmeter.models.%s.include and .exclude leave no column".formatted(model.name()));
    }
    return model.only(this::has);
  }

  private boolean has(String column) {
    return (include.isEmpty() || include.contains(column)) && !exclude.contains(column);
  }
}
