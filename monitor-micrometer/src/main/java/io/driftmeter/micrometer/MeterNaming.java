package io.driftmeter.micrometer;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an application may choose in the names of its meters. Immutable.
 *
 * @param modelPrefix of the meters that users watch
 * @param libraryPrefix of the meters about the library's own health
 * @param extraTags added to every meter
 */
record MeterNaming(String modelPrefix, String libraryPrefix, Tags extraTags) {

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");

  private static final Set<String> OWN_KEYS =
      Stream.concat(
              Stream.of("model", "version"),
              Arrays.stream(MonitorMeter.values()).flatMap(meter -> meter.tagKeys().stream()))
          .collect(Collectors.toUnmodifiableSet());

  MeterNaming {
    checkPrefix("modelPrefix", modelPrefix);
    checkPrefix("libraryPrefix", libraryPrefix);
    for (Tag tag : extraTags) {
      if (OWN_KEYS.contains(tag.getKey())) {
        throw new IllegalArgumentException(
            "extra tag '%s' has the key of a tag that the meters have already; taken are %s"
                .formatted(tag.getKey(), OWN_KEYS.stream().sorted().toList()));
      }
    }
  }

  /** The full name of a meter. */
  String name(MonitorMeter meter) {
    String prefix =
        switch (meter.group()) {
          case MODEL, FLEET -> modelPrefix;
          case LIBRARY -> libraryPrefix;
        };
    return prefix + "." + meter.suffix();
  }

  /** The tags that every meter of one version has. */
  Tags tags(String model, String version) {
    return Tags.of("model", model, "version", version).and(extraTags);
  }

  private static void checkPrefix(String parameter, String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "%s is '%s', but must be lower-case words joined by dots, such as ml.model"
              .formatted(parameter, prefix));
    }
  }
}
