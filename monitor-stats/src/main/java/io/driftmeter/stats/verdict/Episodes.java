package io.driftmeter.stats.verdict;

import java.util.HashMap;
import java.util.Map;

/** The episodes of all topics that were ever raised. Not thread-safe. */
final class Episodes {

  private final Map<Topic, Episode> episodes = new HashMap<>();

  /** Whether a test that merges that many blocks may count, when there have been that many. */
  boolean counts(Topic topic, int scale, long blocks) {
    Episode episode = episodes.get(topic);
    return episode == null ? blocks >= scale : episode.counts(scale, blocks);
  }

  /** The episode of a topic. */
  Episode of(Topic topic) {
    return episodes.computeIfAbsent(topic, unknown -> new Episode());
  }
}
