package io.driftmeter.stats.recording;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A few names that the layout does not know are counted once each in a stripe, and each is told,
 * whole, by the drain that counts it. The shared path keeps no names; with two stripes for two
 * threads nobody needs it here.
 */
public class UnseenNamesAgainstDrain {

  /** Two writers of names, and a drain that reads them. */
  @JCStressTest
  @Outcome(
      id = {"1, 2", "2, 1", "3, 0"},
      expect = ACCEPTABLE,
      desc = "Every name was counted once, and told by the drain that counted it.")
  @Outcome(
      id = {"-1, .*", ".*, -1"},
      expect = FORBIDDEN,
      desc = "Names that were told and counts of names disagree.")
  @Outcome(expect = FORBIDDEN, desc = "A name was lost, or counted twice.")
  @State
  public static class TwoWriters {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void record() {
      recording.recordName("one");
      recording.recordName("two");
    }

    @Actor
    public void recordAndDrain(II_Result r) {
      recording.recordName("three");
      r.r1 = recording.drainNames();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drainNames();
    }
  }
}
