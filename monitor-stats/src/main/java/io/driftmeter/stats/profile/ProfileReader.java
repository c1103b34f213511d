package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.LatencyGrid;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a profile from JSON that may come from anywhere.
 *
 * <p>The format is positional: every field is required and stands in one order, so a field that is
 * unknown, missing or there twice is refused where it stands. A later format has a later version.
 * Whitespace and the spelling of numbers and text are free; what they mean is held by the checksum.
 *
 * <p>Allocates in proportion to the file: every limit is checked before the thing is made that it
 * limits, and the shortest text of a column, bucket, category, atom or edge has at least an eighth
 * of the bytes that reading it takes.
 */
final class ProfileReader {

  private final JsonCursor json;

  private ProfileReader(JsonCursor json) {
    this.json = json;
  }

  static Profile read(byte[] file) throws ProfileFormatException {
    try (JsonParser parser = ProfileJson.FACTORY.createParser(file)) {
      JsonCursor json = new JsonCursor(parser);
      try {
        return new ProfileReader(json).read();
      } catch (ProfileFormatException e) {
        throw e;
      } catch (StreamConstraintsException e) {
        throw new ProfileFormatException(json.where(), "limit: " + e.getOriginalMessage(), e);
      } catch (JsonProcessingException e) {
        String what = e.getOriginalMessage();
        boolean ended = e instanceof JsonEOFException || what.startsWith("Unexpected end-of-input");
        throw new ProfileFormatException(
            json.where(), (ended ? "truncated: " : "not JSON: ") + what, e);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new ProfileFormatException(json.where(), String.valueOf(e.getMessage()), e);
      }
    } catch (ProfileFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ProfileFormatException("", "unreadable: " + e.getMessage(), e);
    }
  }

  private Profile read() throws IOException {
    readFormat();
    String model = json.field("model").text();
    String version = json.field("version").text();
    ReferenceKind kind = json.field("kind").constant(ReferenceKind.values());
    Instant builtAt = instant(json.field("builtAt").text());
    String through = json.field("dataThrough").textOrNull();
    Instant dataThrough = through == null ? null : instant(through);
    String artifactDigest = json.field("artifactDigest").textOrNull();
    long rows = json.field("rows").integer();
    ProfileMetadata metadata =
        new ProfileMetadata(model, version, kind, builtAt, dataThrough, artifactDigest, rows);
    String gridFingerprint = json.field("gridFingerprint").text();
    String fingerprint = json.field("fingerprint").text();
    ColumnReader reader = new ColumnReader(json);
    List<ColumnProfile> columns = readColumns(reader);
    ServiceProfile service = readService(reader);
    List<ReferenceWindow> windows = readWindows(reader, columns);
    String checksum = json.field("checksum").text();
    json.endObject();
    json.endOfFile();

    Profile profile = Profile.of(metadata, columns, windows, service);
    requireSame("gridFingerprint", gridFingerprint, profile.info().gridFingerprint());
    requireSame("fingerprint", fingerprint, profile.info().fingerprint());
    requireSame("checksum", checksum, profile.checksum());
    return profile;
  }

  private void readFormat() throws IOException {
    json.startObject();
    String format = json.field("format").text();
    if (!format.equals(ProfileJson.FORMAT)) {
      throw json.wrong("'%s' is not '%s'".formatted(format, ProfileJson.FORMAT));
    }
    long version = json.field("formatVersion").integer();
    if (version != ProfileJson.FORMAT_VERSION) {
      throw json.wrong(
          "format version %d is not supported, this library reads version %d"
              .formatted(version, ProfileJson.FORMAT_VERSION));
    }
  }

  private @Nullable ServiceProfile readService(ColumnReader reader) throws IOException {
    if (!json.field("service").startObjectOrNull()) {
      return null;
    }
    long predictions = json.field("predictions").integer();
    long errors = json.field("errors").integer();
    long above = json.field("latencyAbove").integer();
    SparseCounts latency = reader.readSparse("latency", LatencyGrid.GRID.size());
    json.endObject();
    return new ServiceProfile(latency, above, predictions, errors);
  }

  private List<ReferenceWindow> readWindows(ColumnReader reader, List<ColumnProfile> columns)
      throws IOException {
    List<ReferenceWindow> windows = new ArrayList<>();
    int[][] counts = new int[columns.size()][];
    json.field("windows").startArray();
    while (json.hasNext()) {
      if (windows.size() == Profile.MAX_WINDOWS) {
        throw json.wrong("more windows than the limit of " + Profile.MAX_WINDOWS);
      }
      windows.add(readWindow(reader, columns, counts));
    }
    return windows;
  }

  private ReferenceWindow readWindow(
      ColumnReader reader, List<ColumnProfile> columns, int[][] counts) throws IOException {
    json.startObject();
    Instant start = readTime("start");
    Instant end = readTime("end");
    long rows = json.field("rows").integer();
    long errors = json.field("errors").integer();
    json.field("counts").startArray();
    int used = 0;
    while (json.hasNext()) {
      if (used == columns.size()) {
        throw json.wrong("a window counts more columns than the %d".formatted(columns.size()));
      }
      counts[used] = reader.readCompact(columns.get(used++).binCount());
    }
    if (used < columns.size()) {
      throw json.wrong("a window counts %d columns of %d".formatted(used, columns.size()));
    }
    json.endObject();
    return ReferenceWindow.ofCompact(start, end, rows, errors, counts.clone());
  }

  /** Seconds since 1970 and nanoseconds, since parsing text allocates ten times its length. */
  private @Nullable Instant readTime(String field) throws IOException {
    if (!json.field(field).startArrayOrNull()) {
      return null;
    }
    long seconds = json.integer();
    int nanos = json.integer(999_999_999);
    json.endArray();
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw new ProfileFormatException(json.where(), "not an instant: " + seconds, e);
    }
  }

  private List<ColumnProfile> readColumns(ColumnReader reader) throws IOException {
    List<ColumnProfile> columns = new ArrayList<>();
    json.field("columns").startArray();
    while (json.hasNext()) {
      if (columns.size() == Schema.MAX_COLUMNS) {
        throw json.wrong("more columns than the limit of " + Schema.MAX_COLUMNS);
      }
      columns.add(reader.read());
    }
    return columns;
  }

  private Instant instant(String text) throws ProfileFormatException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProfileFormatException(json.where(), "not an instant: '%s'".formatted(text), e);
    }
  }

  private static void requireSame(String field, String written, String computed)
      throws ProfileFormatException {
    if (!written.equals(computed)) {
      throw new ProfileFormatException(
          "/" + field,
          "the file says %s, but its content gives %s: it was changed after it was saved"
              .formatted(written, computed));
    }
  }
}
