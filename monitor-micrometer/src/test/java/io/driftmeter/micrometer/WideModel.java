package io.driftmeter.micrometer;

import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model with more columns than caps allow: features of rising importance, {@code f0} the least,
 * then a critical one of no importance, {@code must}, and an output, {@code score}.
 */
final class WideModel {

  private WideModel() {}

  static Schema schema(int features) {
    Schema.Builder schema = Schema.builder();
    IntStream.range(0, features)
        .mapToObj(i -> feature("f" + i).withImportance(i / (double) features))
        .forEach(schema::column);
    return schema
        .column(feature("must").asCritical())
        .column(Column.of("score", ColumnKind.NUMERIC, ColumnRole.OUTPUT).withThresholds(0.25, 0.5))
        .build();
  }

  private static Column feature(String name) {
    return Column.of(name, ColumnKind.NUMERIC, ColumnRole.FEATURE);
  }

  static Profile reference(int features) {
    return reference(schema(features));
  }

  static Profile reference(Schema schema) {
    var builder = ReferenceProfiles.builder("wide", "1", schema);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      builder.record(random.doubles(schema.columns().size() - 1).toArray(), random.nextDouble());
    }
    return builder.build();
  }
}
