package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/**
 * How a profile file looks: one line for each field of the file and of a column, all counts of a
 * column in one line. Lines end with {@code \n} everywhere. For one file.
 */
final class ProfileLayout implements PrettyPrinter {

  /** The file, its columns, a column. */
  private static final int INDENTED_LEVELS = 3;

  private int level;

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    open(json, '{');
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    open(json, '[');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    breakLine(json);
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    breakLine(json);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    separate(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    separate(json);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    close(json, '}', entries);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    close(json, ']', values);
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator json) {}

  private void open(JsonGenerator json, char bracket) throws IOException {
    json.writeRaw(bracket);
    level++;
  }

  private void separate(JsonGenerator json) throws IOException {
    json.writeRaw(level > INDENTED_LEVELS ? ", " : ",");
    breakLine(json);
  }

  private void close(JsonGenerator json, char bracket, int entries) throws IOException {
    boolean indented = level <= INDENTED_LEVELS && entries > 0;
    level--;
    if (indented) {
      breakLine(json);
    }
    json.writeRaw(bracket);
  }

  private void breakLine(JsonGenerator json) throws IOException {
    if (level <= INDENTED_LEVELS) {
      json.writeRaw('\n');
      json.writeRaw("  ".repeat(level));
    }
  }
}
