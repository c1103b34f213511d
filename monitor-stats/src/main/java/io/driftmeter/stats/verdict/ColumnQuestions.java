package io.driftmeter.stats.verdict;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/*
 * A block of a column's history has one cell for each bin, states included, and one more for values where the reference
 * has none: what the fine buckets tell and the bins do not.
 */
/** Which questions are asked of one column. */
final class ColumnQuestions {

  /** Of more classes than these only the spread is judged. */
  private static final int MAX_CLASSES = 32;

  private final Column column;
  private final ColumnReference reference;
  private final ColumnBins bins;
  private final Tolerances tolerances;
  private final List<Question> questions = new ArrayList<>();

  private ColumnQuestions(Column column, ColumnReference reference, Tolerances tolerances) {
    this.column = column;
    this.reference = reference;
    this.tolerances = tolerances;
    bins = reference.bins();
  }

  /**
   * The questions, the one of drift first.
   *
   * @param reference the main reference
   * @param training the training data, where another reference is the main one
   * @param isLearned whether the reference was learned by this process, so that nobody called it
   *     healthy
   */
  static List<Question> of(
      Column column,
      ColumnReference reference,
      @Nullable ColumnReference training,
      Tolerances tolerances,
      boolean isLearned) {
    ColumnQuestions of = new ColumnQuestions(column, reference, tolerances);
    String name = column.name();
    of.questions.add(DriftQuestion.drift(name, reference, tolerances.divergence(), isLearned));
    if (training != null) {
      of.questions.add(DriftQuestion.skew(name, training, tolerances.divergence()));
    }
    of.addQuality();
    if (column.role() == ColumnRole.OUTPUT) {
      of.addDecisions();
    }
    return of.questions;
  }

  private void addQuality() {
    addExcess(Check.MISSING, ValueState.MISSING);
    addExcess(Check.DEFAULTED, ValueState.DEFAULTED);
    addExcess(Check.FAILED, ValueState.FAILED);
    if (column.isNumeric()) {
      addExcess(
          Check.INVALID,
          ValueState.NAN,
          ValueState.POSITIVE_INFINITY,
          ValueState.NEGATIVE_INFINITY);
    }
    int constant = bins.constant();
    if (constant >= 0) {
      addVarying(constant);
    } else {
      addNeverSeen();
      questions.add(
          new StuckQuestion(topic(Check.STUCK, "", Family.QUALITY), bins, reference.variation()));
    }
  }

  private void addExcess(Check check, ValueState... states) {
    int[] cells = Arrays.stream(states).mapToInt(bins::cell).toArray();
    ToLongFunction<long[]> hits = counts -> sum(counts, cells);
    addShare(
        check,
        hits,
        this::observations,
        new ShareLaw.Excess(
            reference.share(check.tag(), hits, this::observations), tolerances.excess()));
  }

  private void addNeverSeen() {
    int[] offGrid = offGrid();
    ShareLaw law =
        new ShareLaw.Excess(
            reference.share(
                "never seen",
                bins.expectedUnseen(),
                counts -> sum(counts, offGrid),
                this::observations),
            tolerances.excess());
    addShare(Check.NEVER_SEEN, counts -> counts[bins.size()], this::observations, law);
  }

  /** Of a constant other values have no allowance. */
  private void addVarying(int constant) {
    int[] offGrid = offGrid();
    ToLongFunction<long[]> total = counts -> sum(counts, offGrid) + values(counts);
    ToLongFunction<long[]> hits = counts -> total.applyAsLong(counts) - counts[constant];
    addShare(
        Check.VARYING,
        hits,
        total,
        new ShareLaw.Excess(reference.share("other values", hits, total), 0));
  }

  private void addDecisions() {
    if (column.isNumeric()) {
      for (double threshold : column.thresholds()) {
        int first = bins.firstAtOrAbove(threshold);
        addRate(
            ">= " + threshold,
            "< " + threshold,
            counts -> counts[bins.cell(ValueState.ABOVE)] + sum(counts, first, bins.valueBins()));
      }
      return;
    }
    int classes = bins.valueBins();
    // of two classes one says it all
    for (int i = classes == 2 ? 1 : 0; i < classes && classes <= MAX_CLASSES; i++) {
      int cell = i;
      String other = classes == 2 ? bins.name(0) : "not " + bins.name(cell);
      addRate(bins.name(cell), other, counts -> counts[cell]);
    }
  }

  /**
   * Asks of the rarer side, whose rate has room for a factor.
   *
   * @param subject what is counted
   * @param other what all else is called
   */
  private void addRate(String subject, String other, ToLongFunction<long[]> hits) {
    int[] offGrid = offGrid();
    ToLongFunction<long[]> answers = counts -> values(counts) + sum(counts, offGrid);
    long total = answers.applyAsLong(bins.reference());
    if (total == 0) {
      return;
    }
    boolean isCommon = 2 * hits.applyAsLong(bins.reference()) > total;
    String asked = isCommon ? other : subject;
    ToLongFunction<long[]> counted =
        isCommon ? counts -> answers.applyAsLong(counts) - hits.applyAsLong(counts) : hits;
    questions.add(
        new ShareQuestion(
            topic(Check.DECISION_RATE, asked, Family.DECISIONS),
            counted,
            answers,
            new ShareLaw.Ratio(
                reference.share(asked, counted, answers),
                tolerances.informingRatio(),
                tolerances.alarmingRatio(),
                true)));
  }

  private void addShare(
      Check check, ToLongFunction<long[]> hits, ToLongFunction<long[]> total, ShareLaw law) {
    questions.add(new ShareQuestion(topic(check, "", Family.QUALITY), hits, total, law));
  }

  private Topic topic(Check check, String subject, Family family) {
    return new Topic(check, column.name(), subject, family);
  }

  private int[] offGrid() {
    return new int[] {
      bins.cell(ValueState.BELOW), bins.cell(ValueState.ABOVE), bins.cell(ValueState.UNSEEN)
    };
  }

  private long observations(long[] counts) {
    return sum(counts, 0, bins.size());
  }

  private long values(long[] counts) {
    return sum(counts, 0, bins.valueBins());
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += counts[i];
    }
    return sum;
  }

  private static long sum(long[] counts, int[] cells) {
    long sum = 0;
    for (int cell : cells) {
      sum += counts[cell];
    }
    return sum;
  }
}
