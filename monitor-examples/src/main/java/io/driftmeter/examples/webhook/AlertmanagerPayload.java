package io.driftmeter.examples.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One notification, as Alertmanager's webhook sends it in version 4 of its format. Immutable.
 *
 * <p>Fields that are not listed here are ignored, so that a newer Alertmanager may add some.
 *
 * @param version of the format, always {@code "4"}
 * @param groupKey names the group of alerts that the notification is about; the same each time
 * @param truncatedAlerts how many alerts were left out because of {@code max_alerts}
 * @param status {@code firing} while any alert of the group is, else {@code resolved}
 * @param receiver the name of the receiver in Alertmanager's configuration
 * @param groupLabels the labels that the alerts were grouped by
 * @param alerts those of the group, at least one
 */
public record AlertmanagerPayload(
    String version,
    String groupKey,
    int truncatedAlerts,
    Status status,
    String receiver,
    Map<String, String> groupLabels,
    List<Alert> alerts) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addDeserializer(Instant.class, new Time()))
          .build();

  /** Whether an alert, or any of a group, is firing. */
  public enum Status {
    firing,
    resolved
  }

  /**
   * One alert. Immutable.
   *
   * @param status whether it is firing
   * @param labels among them {@code alertname}
   * @param annotations such as {@code summary}
   * @param startsAt when it began to fire
   * @param fingerprint a hash of the labels
   */
  public record Alert(
      Status status,
      Map<String, String> labels,
      Map<String, String> annotations,
      Instant startsAt,
      String fingerprint) {

    /** Copies the maps, and refuses an alert that cannot be told from others. */
    public Alert {
      required("alerts.status", status);
      required("alerts.startsAt", startsAt);
      required("alerts.fingerprint", fingerprint);
      labels = copy(labels);
      annotations = copy(annotations);
      if (labels.getOrDefault("alertname", "").isEmpty()) {
        throw new IllegalArgumentException("'alerts.labels' must have an 'alertname'");
      }
    }

    /** The name of the alerting rule. */
    public String name() {
      return label("alertname");
    }

    /** The label of that name, or an empty string: Prometheus does not tell these apart. */
    public String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  /** Copies the alerts, and refuses another version of the format. */
  public AlertmanagerPayload {
    required("version", version);
    if (!version.equals("4")) {
      throw new IllegalArgumentException("'version' must be \"4\", was \"" + version + "\"");
    }
    required("groupKey", groupKey);
    required("status", status);
    receiver = receiver == null ? "" : receiver;
    groupLabels = copy(groupLabels);
    required("alerts", alerts);
    if (alerts.isEmpty() || alerts.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("'alerts' must be a list of at least one alert");
    }
    alerts = List.copyOf(alerts);
  }

  private static void required(String field, @Nullable Object value) {
    if (value == null || value.equals("")) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
  }

  private static Map<String, String> copy(@Nullable Map<String, String> map) {
    if (map == null) {
      return Map.of();
    }
    if (map.values().stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a label must be a text, not null");
    }
    return Map.copyOf(map);
  }

  /**
   * Reads the body of a request.
   *
   * @throws IllegalArgumentException if it is no such notification; the message is meant for the
   *     sender
   */
  public static AlertmanagerPayload read(byte[] body) {
    AlertmanagerPayload payload;
    try {
      payload = MAPPER.readValue(body, AlertmanagerPayload.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(explain(e), e);
    }
    if (payload == null) {
      throw new IllegalArgumentException("expected a notification of Alertmanager, was null");
    }
    return payload;
  }

  /** What is wrong, without the names of Java classes. */
  private static String explain(IOException failure) {
    if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
      return String.valueOf(failure.getCause().getMessage()); // of the constructors above
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      StringBuilder field = new StringBuilder();
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() != null) {
          field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
        }
      }
      return "'" + field + "' has no value of its kind";
    }
    String reason =
        failure instanceof JsonProcessingException malformed
            ? malformed.getOriginalMessage()
            : failure.getMessage();
    return "expected a notification of Alertmanager as JSON: " + reason;
  }

  /** Times as Alertmanager writes them, with nanoseconds and the offset of its time zone. */
  private static final class Time extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    Time() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getValueAsString("");
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw JsonMappingException.from(parser, "no time: " + text, e);
      }
    }
  }
}
