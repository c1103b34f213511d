package io.driftmeter.stats.verdict;

import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Response;
import io.driftmeter.stats.inference.DriftTest;
import io.driftmeter.stats.inference.DriftTestResult;
import java.util.Arrays;

/**
 * Is the column spread otherwise than in one reference?
 *
 * @param topic what is asked
 * @param reference what it is compared with
 * @param tolerance the largest divergence that is accepted
 * @param alarms whether drift that is well founded is worth a page
 */
record DriftQuestion(Topic topic, ColumnReference reference, double tolerance, boolean alarms)
    implements Question {

  /** Below so many independent rows' worth, what dependence does to a test is not well known. */
  private static final double FEWEST_EFFECTIVE = 200;

  /**
   * The question about the main reference. Training data and what one process learned by itself
   * inform; a baseline that somebody called healthy alarms.
   */
  static DriftQuestion drift(
      String column, ColumnReference reference, double tolerance, boolean learned) {
    return new DriftQuestion(
        new Topic(Check.DRIFT, column, "", Family.DRIFT),
        reference,
        tolerance,
        !learned && reference.kind() == ReferenceKind.SERVING);
  }

  /** The question about the training data, where the main reference is a serving baseline. */
  static DriftQuestion skew(String column, ColumnReference training, double tolerance) {
    return new DriftQuestion(
        new Topic(Check.SKEW, column, "", Family.SKEW), training, tolerance, false);
  }

  @Override
  public long referenceCount() {
    return reference.bins().observations(reference.bins().reference());
  }

  @Override
  public Trial ask(Slice slice) {
    ColumnBins bins = reference.bins();
    long[] live = Arrays.copyOf(slice.counts(), bins.size());
    ReferenceCell cell = reference.cell(slice, Arrays.stream(live).sum());
    DriftTestResult result =
        new DriftTest(tolerance, cell.variation().chiSquare(), cell.variation().smooth())
            .test(cell.counts(), live, bins.orderedCount());
    Confidence confidence =
        result.effectiveCount() < FEWEST_EFFECTIVE ? Confidence.LOW : cell.confidence();
    return new DriftTrial(
        bins,
        live,
        result,
        confidence,
        alarms && confidence != Confidence.LOW ? Response.ALARM : Response.INFORM,
        slice.scale());
  }
}
