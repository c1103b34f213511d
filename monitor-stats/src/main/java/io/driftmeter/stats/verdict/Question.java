package io.driftmeter.stats.verdict;

/** One question, asked of every window. */
interface Question {

  Topic topic();

  /** How many observations there are to compare with. */
  default long referenceCount() {
    return Long.MAX_VALUE;
  }

  /** The test of some merged windows. */
  Trial ask(Slice slice);
}
