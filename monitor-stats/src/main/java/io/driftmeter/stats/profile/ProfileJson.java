package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.driftmeter.api.schema.Column;
import java.io.IOException;

/** What reader and writer of the file format share: names, limits, and how JSON is set up. */
final class ProfileJson {

  static final String FORMAT = "driftmeter-profile";
  static final int FORMAT_VERSION = 1;

  /** The longest text in a file: a category, a name, a digest. */
  static final int MAX_TEXT_LENGTH =
      Math.max(
          Column.MAX_NAME_LENGTH,
          Math.max(ProfileMetadata.MAX_TEXT_LENGTH, CategoricalProfile.MAX_CATEGORY_LENGTH));

  /** The file, its columns, a column, its counts, one of them. */
  private static final int MAX_DEPTH = 5;

  private static final int MAX_FIELD_NAME_LENGTH = 64;
  private static final int MAX_NUMBER_LENGTH = 64;

  /** Fields that stand on a line of their own: those of the file and those of a column. */
  private static final int INDENTED_LEVELS = 3;

  /**
   * Numbers are written and read by Jackson's own code rather than the JDK's: one text on every JDK
   * (before 19 it is not always the shortest), and nothing allocated per number read.
   */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT_LENGTH)
                  .maxNameLength(MAX_FIELD_NAME_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .disable(JsonFactory.Feature.CHARSET_DETECTION) // UTF-8 alone
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private ProfileJson() {}

  /** One line for each field of the file and of a column; counts in one line. */
  static DefaultPrettyPrinter layout() {
    DefaultPrettyPrinter layout =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    layout.indentObjectsWith(new UpperLevels());
    layout.indentArraysWith(new UpperLevels());
    return layout;
  }

  private static final class UpperLevels implements DefaultPrettyPrinter.Indenter {
    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= INDENTED_LEVELS) {
        json.writeRaw('\n');
        json.writeRaw("  ".repeat(level));
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
