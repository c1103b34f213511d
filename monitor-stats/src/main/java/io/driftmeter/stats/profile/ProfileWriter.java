package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.grid.EdgeGrid;
import io.driftmeter.stats.grid.Grid;
import io.driftmeter.stats.grid.OriginGrid;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a profile as JSON: the same bytes for equal profiles, on every JDK. */
final class ProfileWriter {

  private final JsonGenerator json;

  private ProfileWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the profile and flushes, but does not close, the stream. */
  static void write(Profile profile, OutputStream out) throws IOException {
    try (JsonGenerator json = ProfileJson.FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new ProfileLayout());
      new ProfileWriter(json).write(profile);
      json.writeRaw('\n');
    }
  }

  private void write(Profile profile) throws IOException {
    ProfileMetadata metadata = profile.metadata();
    json.writeStartObject();
    json.writeStringField("format", ProfileJson.FORMAT);
    json.writeNumberField("formatVersion", ProfileJson.FORMAT_VERSION);
    json.writeStringField("model", metadata.model());
    json.writeStringField("version", metadata.version());
    json.writeStringField("kind", tag(metadata.kind()));
    writeNullable("builtAt", metadata.builtAt());
    writeNullable("dataThrough", metadata.dataThrough());
    writeNullable("artifactDigest", metadata.artifactDigest());
    json.writeNumberField("rows", metadata.rows());
    json.writeStringField("gridFingerprint", profile.info().gridFingerprint());
    json.writeStringField("fingerprint", profile.info().fingerprint());
    json.writeArrayFieldStart("columns");
    for (ColumnProfile column : profile.columns()) {
      write(column);
    }
    json.writeEndArray();
    write(profile.service());
    json.writeArrayFieldStart("windows");
    for (ReferenceWindow window : profile.windows()) {
      write(window);
    }
    json.writeEndArray();
    json.writeStringField("checksum", profile.checksum());
    json.writeEndObject();
  }

  private void write(ColumnProfile profile) throws IOException {
    Column column = profile.column();
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeStringField("kind", tag(column.kind()));
    json.writeStringField("role", tag(column.role()));
    writeNullable("source", column.source());
    writeNullable("owner", column.owner());
    json.writeNumberField("importance", column.importance());
    json.writeBooleanField("critical", column.critical());
    json.writeArrayFieldStart("thresholds");
    for (double threshold : column.thresholds()) {
      json.writeNumber(threshold);
    }
    json.writeEndArray();
    write(profile.states());
    if (profile instanceof NumericProfile numeric) {
      write(numeric);
    } else if (profile instanceof CategoricalProfile categorical) {
      write(categorical);
    }
    json.writeEndObject();
  }

  private void write(StateCounts states) throws IOException {
    json.writeObjectFieldStart("states");
    for (ValueState state : ValueState.values()) {
      if (states.count(state) > 0) {
        json.writeNumberField(state.tag(), states.count(state));
      }
    }
    json.writeEndObject();
  }

  private void write(NumericProfile profile) throws IOException {
    write(profile.grid());
    json.writeArrayFieldStart("atoms");
    for (AtomCount atom : profile.atoms()) {
      json.writeStartObject();
      json.writeNumberField("value", atom.value());
      json.writeNumberField("count", atom.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("bins");
    for (int bin = 0; bin < profile.bins().size(); bin++) {
      json.writeNumber(profile.bins().first(bin));
    }
    json.writeEndArray();
    write("buckets", profile.counts());
  }

  private void write(String field, SparseCounts counts) throws IOException {
    json.writeArrayFieldStart(field);
    for (int i = 0; i < counts.size(); i++) {
      json.writeStartArray();
      json.writeNumber(counts.indexAt(i));
      json.writeNumber(counts.countAt(i));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void write(Grid grid) throws IOException {
    json.writeObjectFieldStart("grid");
    if (grid instanceof OriginGrid origin) {
      json.writeNumberField("origin", origin.origin() + 0.0); // the grid stores a zero as -0.0
      json.writeNumberField("scale", origin.scale());
      json.writeNumberField("subBucketBits", origin.subBucketBits());
      json.writeNumberField("octavesLeft", origin.octavesLeft());
      json.writeNumberField("octavesRight", origin.octavesRight());
    } else if (grid instanceof EdgeGrid edges) {
      json.writeArrayFieldStart("edges");
      for (int i = 0; i <= edges.size(); i++) {
        json.writeNumber(edges.edge(i));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void write(CategoricalProfile profile) throws IOException {
    json.writeArrayFieldStart("categories");
    for (int i = 0; i < profile.categories().size(); i++) {
      json.writeStartObject();
      json.writeStringField("name", profile.categories().get(i));
      json.writeNumberField("count", profile.counts().count(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(@Nullable ServiceProfile service) throws IOException {
    if (service == null) {
      json.writeNullField("service");
      return;
    }
    json.writeObjectFieldStart("service");
    json.writeNumberField("predictions", service.predictions());
    json.writeNumberField("errors", service.errors());
    json.writeNumberField("latencyAbove", service.latencyAbove());
    write("latency", service.latency());
    json.writeEndObject();
  }

  private void write(ReferenceWindow window) throws IOException {
    json.writeStartObject();
    writeTime("start", window.start());
    writeTime("end", window.end());
    json.writeNumberField("rows", window.rows());
    json.writeNumberField("errors", window.errors());
    json.writeArrayFieldStart("counts");
    for (int column = 0; column < window.columns(); column++) {
      json.writeStartArray();
      for (int count : window.compactCounts(column)) {
        json.writeNumber(count);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTime(String field, @Nullable Instant time) throws IOException {
    if (time == null) {
      json.writeNullField(field);
    } else {
      json.writeArrayFieldStart(field);
      json.writeNumber(time.getEpochSecond());
      json.writeNumber(time.getNano());
      json.writeEndArray();
    }
  }

  private void writeNullable(String field, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNullField(field);
    } else {
      json.writeStringField(field, value.toString());
    }
  }

  private static String tag(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
