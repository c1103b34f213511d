package io.driftmeter.stats.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON whose tokens are known beforehand, one after the other: fields in a fixed order, each
 * there, none twice, none unknown.
 *
 * <p>Looks at the length of a token before anything is allocated for it. Not thread-safe.
 */
final class JsonCursor {

  private final JsonParser parser;
  private final DecimalNumber numbers = new DecimalNumber();

  /** Whether {@link #hasNext} has already moved to the token that is to be read next. */
  private boolean peeked;

  JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  void startObject() throws IOException {
    require(advance() == JsonToken.START_OBJECT, "an object");
  }

  void endObject() throws IOException {
    require(advance() == JsonToken.END_OBJECT, "the end of the object");
  }

  void startArray() throws IOException {
    require(advance() == JsonToken.START_ARRAY, "an array");
  }

  void endArray() throws IOException {
    require(advance() == JsonToken.END_ARRAY, "the end of the array");
  }

  void endOfFile() throws IOException {
    require(advance() == null, "the end of the file");
  }

  /** Whether the array or object goes on; if not, its end has been read. */
  boolean hasNext() throws IOException {
    JsonToken token = advance();
    peeked = token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
    return peeked;
  }

  /** Reads the name of the next field, which must be the given one. */
  JsonCursor field(String name) throws IOException {
    if (advance() != JsonToken.FIELD_NAME || !name.equals(parser.currentName())) {
      require(false, "field '" + name + "', as every field stands once and in its order");
    }
    return this;
  }

  /** Reads the name of the next field. */
  String anyField() throws IOException {
    require(advance() == JsonToken.FIELD_NAME, "a field");
    return parser.currentName();
  }

  String text() throws IOException {
    require(advance() == JsonToken.VALUE_STRING, "text");
    return currentText();
  }

  @Nullable String textOrNull() throws IOException {
    JsonToken token = advance();
    require(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL, "text or null");
    return token == JsonToken.VALUE_NULL ? null : currentText();
  }

  /** Reads the start of an object, or null; says whether it was an object. */
  boolean startObjectOrNull() throws IOException {
    JsonToken token = advance();
    require(token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL, "an object or null");
    return token == JsonToken.START_OBJECT;
  }

  /** Reads the start of an array, or null; says whether it was an array. */
  boolean startArrayOrNull() throws IOException {
    JsonToken token = advance();
    require(token == JsonToken.START_ARRAY || token == JsonToken.VALUE_NULL, "an array or null");
    return token == JsonToken.START_ARRAY;
  }

  private String currentText() throws IOException {
    int length = parser.getTextLength();
    if (length > ProfileJson.MAX_TEXT_LENGTH) {
      throw wrong(
          "text of %d characters exceeds the limit of %d"
              .formatted(length, ProfileJson.MAX_TEXT_LENGTH));
    }
    return parser.getText();
  }

  /** Reads one of the given constants, written in lower case. */
  <E extends Enum<E>> E constant(E[] constants) throws IOException {
    require(advance() == JsonToken.VALUE_STRING, "text");
    for (E constant : constants) {
      if (isInLowerCase(constant.name())) {
        return constant;
      }
    }
    throw wrong("'%s' is none of %s".formatted(currentText(), Arrays.toString(constants)));
  }

  /** Compares with the characters of the parser: a file may hold this text very often. */
  private boolean isInLowerCase(String name) throws IOException {
    boolean same = parser.getTextLength() == name.length();
    for (int i = 0; same && i < name.length(); i++) {
      char read = parser.getTextCharacters()[parser.getTextOffset() + i];
      same = read == Character.toLowerCase(name.charAt(i));
    }
    return same;
  }

  /** Reads an integer from 0 to {@code limit}. */
  int integer(int limit) throws IOException {
    long value = integer();
    if (value < 0 || value > limit) {
      throw wrong("%d is not in 0..%d".formatted(value, limit));
    }
    return (int) value;
  }

  long integer() throws IOException {
    require(advance() == JsonToken.VALUE_NUMBER_INT, "an integer");
    try {
      return parser.getLongValue();
    } catch (InputCoercionException e) {
      throw new ProfileFormatException(where(), "the integer does not fit in 64 bits", e);
    }
  }

  /** Reads a number from its characters, without a string in between. */
  double number() throws IOException {
    JsonToken token = advance();
    require(token != null && token.isNumeric(), "a number");
    return numbers.parse(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  boolean bool() throws IOException {
    JsonToken token = advance();
    require(token != null && token.isBoolean(), "true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  /** An exception that says what is wrong at the place of this cursor. */
  ProfileFormatException wrong(String what) {
    return new ProfileFormatException(where(), what);
  }

  /** The place as a JSON pointer, such as {@code /columns/3/grid/scale}. */
  String where() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private @Nullable JsonToken advance() throws IOException {
    if (peeked) {
      peeked = false;
      return parser.currentToken();
    }
    return parser.nextToken();
  }

  private void require(boolean asExpected, String expected) throws ProfileFormatException {
    if (!asExpected) {
      JsonToken token = parser.currentToken();
      throw wrong(
          "expected %s, found %s"
              .formatted(
                  expected,
                  token == null
                      ? "the end of the file"
                      : token.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
  }
}
