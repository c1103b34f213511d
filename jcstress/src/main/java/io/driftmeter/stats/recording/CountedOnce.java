package io.driftmeter.stats.recording;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Outcome;

/**
 * The promise to a row that meets something which parts earlier from later: it is counted on one
 * side, whole.
 */
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The row came before.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The row came after.")
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "The row was lost.")
@Outcome(id = "1, 1", expect = FORBIDDEN, desc = "The row was counted twice.")
@Outcome(expect = FORBIDDEN, desc = "The row was torn: its values and its count disagree.")
final class CountedOnce {

  private CountedOnce() {}
}
