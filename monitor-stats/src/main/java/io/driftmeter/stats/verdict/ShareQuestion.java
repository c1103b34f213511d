package io.driftmeter.stats.verdict;

import java.util.function.ToLongFunction;

/**
 * A question about the share of some counts among others.
 *
 * @param topic what is asked
 * @param hits counts those in question, from the cells of a history
 * @param total counts all
 * @param law what share is accepted
 */
record ShareQuestion(
    Topic topic, ToLongFunction<long[]> hits, ToLongFunction<long[]> total, ShareLaw law)
    implements Question {

  @Override
  public Trial ask(Slice slice) {
    return law.ask(
        new LiveShare(
            hits.applyAsLong(slice.counts()), total.applyAsLong(slice.counts()), slice.scale()));
  }
}
