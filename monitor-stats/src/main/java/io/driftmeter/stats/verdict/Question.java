package io.driftmeter.stats.verdict;

/** One question, asked of every window. */
interface Question {

  Topic topic();

  /** The test of some merged windows. */
  Trial ask(Slice slice);
}
