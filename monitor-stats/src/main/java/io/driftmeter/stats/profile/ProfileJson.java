package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.driftmeter.api.schema.Column;

/** What reader and writer of the file format share: names, limits, and the set-up of Jackson. */
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
  private static final int MAX_NUMBER_LENGTH = 32;

  /**
   * Numbers are written by Jackson's own code rather than the JDK's, whose text is not always the
   * shortest before 19: one text on every JDK.
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
}
