package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the windows had to say to a question.
 *
 * @param topic what was asked
 * @param trials the tests, by ascending scale; empty when there is nothing to judge
 * @param silence the verdict when there is nothing to judge, else null
 * @param block the number of blocks that were judged so far, this one among them
 */
record Inquiry(Topic topic, List<Trial> trials, @Nullable Verdict silence, long block) {

  static Inquiry silent(Topic topic, Verdict silence, History history) {
    return new Inquiry(topic, List.of(), silence, history.added());
  }

  /**
   * Asks at every scale of the family that the history can serve, and that does not look back at an
   * episode that is over.
   */
  static Inquiry of(Question question, History history, Episodes episodes) {
    List<Trial> trials = new ArrayList<>();
    for (int scale : question.topic().family().scales()) {
      if (episodes.counts(question.topic(), scale, history.added())) {
        trials.add(question.ask(history.last(scale)));
      }
    }
    return new Inquiry(question.topic(), trials, null, history.added());
  }

  /** The trial at that scale, or else the largest below it. */
  Trial at(int scale) {
    Trial found = trials.get(0);
    for (Trial trial : trials) {
      found = trial.scale() <= scale ? trial : found;
    }
    return found;
  }
}
