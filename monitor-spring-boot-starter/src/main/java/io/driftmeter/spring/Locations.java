package io.driftmeter.spring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Where references are. */
final class Locations {

  private static final List<String> KNOWN = List.of("file:", "classpath:", "http:", "https:");

  private Locations() {}

  /**
   * Checks how a location begins.
   *
   * @throws IllegalArgumentException naming what it could begin with
   */
  static void require(String location) {
    if (KNOWN.stream().noneMatch(location::startsWith)) {
      throw new IllegalArgumentException(
          "location '%s' begins with none of %s; for others define a bean of type ReferenceLoader"
              .formatted(shown(location), String.join(", ", KNOWN)));
    }
  }

  static boolean isHttp(String location) {
    return location.startsWith("http:") || location.startsWith("https:");
  }

  /**
   * A location on a web server.
   *
   * @throws IllegalArgumentException when it is none; the message shows no more than logs do
   */
  static URI http(String location) {
    try {
      return new URI(location);
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(
          "location '%s' is no URI: %s at index %d"
              .formatted(shown(location), wrong.getReason(), wrong.getIndex()));
    }
  }

  /** The location as logs show it: without a password or a signature that may be part of it. */
  static String shown(String location) {
    int query = location.indexOf('?');
    String path = query < 0 ? location : location.substring(0, query);
    return path.replaceFirst("//[^/]*@", "//");
  }

  static String shown(URI location) {
    return shown(location.toString());
  }
}
