package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks everything that is asked of one column. Counts too few to judge are carried over to the next
 * window, so a judge belongs to one monitor and one reference; not thread-safe.
 */
final class ColumnJudge {

  private final Column column;
  private final VerdictRule rule;
  private final ColumnBins bins;
  private final MeasureScores measures;
  private final @Nullable AnchorScores anchor;
  private final List<Question> questions;
  private final History history = new History();
  private final Carried carried;

  /**
   * A judge of one column.
   *
   * @param bins the bins of the main reference
   * @param anchor how far it is from the first reference ever, or null
   * @param questions what is asked, the question of drift first
   */
  ColumnJudge(
      Column column,
      VerdictRule rule,
      ColumnBins bins,
      MeasureScores measures,
      @Nullable AnchorScores anchor,
      List<Question> questions) {
    this.column = column;
    this.rule = rule;
    this.bins = bins;
    this.measures = measures;
    this.anchor = anchor;
    this.questions = questions;
    carried = new Carried(rule.blindAfter());
  }

  Column column() {
    return column;
  }

  /**
   * What this window, with all that was carried over to it, says of the column. Its states are the
   * window's alone, so that windows add up to the rows.
   */
  Answers ask(
      long[] windowValues, StateCounts states, Instant start, Instant end, Episodes episodes) {
    long[] counts = carried.with(withStates(windowValues, states), start);
    long[] values = Arrays.copyOf(counts, windowValues.length);
    StateCounts allStates =
        StateCounts.of(Arrays.copyOfRange(counts, values.length, counts.length));
    long[] block = bins.block(values, allStates);
    long observations = bins.observations(block);
    if (observations < rule.minimumCount()) {
      return silent(
          states,
          carried.silence(
              observations, rule.minimumCount(), "too few observations; carried over", end));
    }
    Instant since = carried.since();
    long referenceCount = bins.observations(bins.reference());
    if (referenceCount < rule.minimumCount()) {
      return silent(states, tooFewKnown(referenceCount));
    }
    carried.answer(end);
    history.add(block, since, end);
    List<Inquiry> inquiries = new ArrayList<>();
    for (Question question : questions) {
      long known = question.referenceCount();
      inquiries.add(
          known < rule.minimumCount()
              ? Inquiry.silent(question.topic(), tooFewKnown(known), history)
              : Inquiry.of(question, history, episodes));
    }
    long[] live = Arrays.copyOf(block, bins.size());
    Map<String, Double> scores = new LinkedHashMap<>(measures.of(live, values));
    if (anchor != null) {
      scores.putAll(anchor.of(live));
    }
    addThresholds(scores, observations, referenceCount, inquiries);
    return new Answers(column, states, scores, inquiries);
  }

  private void addThresholds(
      Map<String, Double> scores, long observations, long referenceCount, List<Inquiry> inquiries) {
    for (ThresholdRule threshold : rule.thresholds()) {
      Double score = scores.get(threshold.measure());
      if (score != null) {
        Trial trial =
            new ThresholdTrial(score, threshold.threshold(), observations, referenceCount);
        inquiries.add(new Inquiry(topic(threshold), List.of(trial), null, history.added()));
      }
    }
  }

  private Verdict tooFewKnown(long known) {
    return new Verdict.InsufficientData(
        known, rule.minimumCount(), "the reference has only %d observations".formatted(known));
  }

  private Topic topic(ThresholdRule threshold) {
    return new Topic(Check.THRESHOLD, column.name(), threshold.text(), Family.RULES);
  }

  private Answers silent(StateCounts states, Verdict silence) {
    List<Inquiry> inquiries = new ArrayList<>();
    questions.forEach(
        question -> inquiries.add(Inquiry.silent(question.topic(), silence, history)));
    for (ThresholdRule threshold : rule.thresholds()) {
      if (measures.names().contains(threshold.measure())) {
        inquiries.add(Inquiry.silent(topic(threshold), silence, history));
      }
    }
    return new Answers(column, states, Map.of(), inquiries);
  }

  private static long[] withStates(long[] values, StateCounts states) {
    ValueState[] all = ValueState.values();
    long[] counts = Arrays.copyOf(values, values.length + all.length);
    for (ValueState state : all) {
      counts[values.length + state.ordinal()] = states.count(state);
    }
    return counts;
  }
}
