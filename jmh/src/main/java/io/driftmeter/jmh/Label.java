package io.driftmeter.jmh;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of a table is of.
 *
 * @param method the method of the benchmark
 * @param params the parameters that tell it from other rows
 */
record Label(String method, Map<String, String> params) {

  private static final String PEER = "peer";
  private static final String OURS = "driftmeter";

  Label {
    params = Map.copyOf(params);
  }

  boolean isOurs() {
    return method.startsWith(OURS);
  }

  /** The method's name in words, and the parameters. */
  String text() {
    String peer = params.get(PEER);
    String others =
        params.entrySet().stream()
            .filter(param -> !param.getKey().equals(PEER))
            .sorted(Map.Entry.comparingByKey())
            .map(param -> ", %s %s".formatted(param.getKey(), param.getValue()))
            .collect(Collectors.joining());
    if (peer != null) {
      return peerLabel(peer) + others;
    }
    if (isOurs()) {
      String variant = words(method.substring(OURS.length()));
      return "Driftmeter" + (variant.isEmpty() ? "" : ", " + variant) + others;
    }
    String words = words(method);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + others;
  }

  private static String peerLabel(String name) {
    return Stream.<Labelled[]>of(Peer.values(), CategoryPeer.values(), ProfilePeer.values())
        .flatMap(Stream::of)
        .filter(peer -> peer.name().equals(name))
        .map(Labelled::label)
        .findFirst()
        .orElse(name);
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
