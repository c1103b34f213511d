package io.driftmeter.examples.flights;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The bodies of requests and answers. */
final class FlightJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final String EXPECTED =
      "expected one object such as {\"hour\":17,\"weekday\":5,\"origin\":\"ATL\"}";

  private FlightJson() {}

  /** Writes a request, or any other value, as one line. */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + value, e);
    }
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if it is none; the message is meant for the sender
   */
  static FlightRequest read(byte[] body) {
    FlightRequest request;
    try {
      request = MAPPER.readValue(body, FlightRequest.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(explain(e), e);
    }
    if (request == null) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return request;
  }

  /** What is wrong with a body, without the names of Java classes. */
  private static String explain(IOException failure) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return String.format(
          "unknown field '%s'; known are %s",
          unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
      return String.valueOf(failure.getCause().getMessage()); // of FlightRequest's constructor
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return String.format(
              "field '%s': %s",
              mapping.getPath().get(0).getFieldName(), mapping.getOriginalMessage())
          .replace("java.lang.", "");
    }
    return failure instanceof JsonParseException malformed
        ? EXPECTED + ": " + malformed.getOriginalMessage()
        : EXPECTED;
  }
}
