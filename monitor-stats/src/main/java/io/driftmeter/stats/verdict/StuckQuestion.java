package io.driftmeter.stats.verdict;

/**
 * Does every value fall into one bin, of a column that varies in the reference? Coarse bins
 * suffice: one that holds nearly all of the reference is not asked about, and that every row of a
 * window falls into another by chance is most unlikely.
 *
 * @param topic what is asked
 * @param bins the bins, with the counts of the reference
 * @param variation how much the column varies
 */
record StuckQuestion(Topic topic, ColumnBins bins, ShareVariation variation) implements Question {

  @Override
  public Trial ask(Slice slice) {
    long total = 0;
    int only = -1;
    boolean isSpread = false;
    for (int bin = 0; bin < bins.valueBins(); bin++) {
      long count = slice.counts()[bin];
      total += count;
      isSpread |= count > 0 && only >= 0;
      only = count > 0 ? bin : only;
    }
    return new StuckTrial(bins, isSpread ? -1 : only, total, variation.at(total), slice.scale());
  }
}
