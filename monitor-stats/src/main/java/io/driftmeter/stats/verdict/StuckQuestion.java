package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Confidence;
import java.util.Arrays;

/**
 * Does every value fall into one bin, of a column that varies in the reference? Coarse bins
 * suffice: one that holds nearly all of the reference is not asked about, and that every row of a
 * window falls into another by chance is most unlikely.
 *
 * @param topic what is asked
 * @param reference the counts of the value bins in the reference, states left out
 * @param dispersion how many times more the column varies than independent rows would
 * @param confidence how well that is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StuckQuestion(Topic topic, long[] reference, double dispersion, Confidence confidence)
    implements Question {

  @Override
  public Trial ask(Slice slice) {
    long total = 0;
    int only = -1;
    boolean isSpread = false;
    for (int bin = 0; bin < reference.length; bin++) {
      long count = slice.counts()[bin];
      total += count;
      isSpread |= count > 0 && only >= 0;
      only = count > 0 ? bin : only;
    }
    long referenceTotal = Arrays.stream(reference).sum();
    boolean isInOne = only >= 0 && !isSpread && referenceTotal > 0;
    return new StuckTrial(
        total,
        referenceTotal,
        isInOne ? (double) reference[only] / referenceTotal : 1,
        isInOne,
        reference.length,
        dispersion,
        confidence,
        slice.scale());
  }
}
