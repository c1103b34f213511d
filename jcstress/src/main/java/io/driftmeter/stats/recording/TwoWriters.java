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
 * Rows that meet each other and a drain are counted once each, whether they meet in one stripe, in
 * two, or take the shared path past a stripe that is busy.
 */
public class TwoWriters {

  /** Two rows and room for both. */
  @JCStressTest
  @Outcome(
      id = {"1, 1", "2, 0"},
      expect = ACCEPTABLE,
      desc = "The drain found the row before it, and the other row now or next time.")
  @Outcome(
      id = {"1, 0", "0, 1", "0, 0", "0, 2"},
      expect = FORBIDDEN,
      desc = "A row was lost, or found too late.")
  @Outcome(expect = FORBIDDEN, desc = "A row was torn, or counted twice.")
  @State
  public static class OnTwoStripes {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void recordAndDrain(II_Result r) {
      recording.recordArray();
      r.r1 = recording.drain();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** Two rows and one stripe: whoever finds it busy takes the shared path. */
  @JCStressTest
  @Outcome(
      id = {"1, 1", "2, 0"},
      expect = ACCEPTABLE,
      desc = "The drain found the row before it, and the other row now or next time.")
  @Outcome(
      id = {"1, 0", "0, 1", "0, 0", "0, 2"},
      expect = FORBIDDEN,
      desc = "A row was lost, or found too late.")
  @Outcome(expect = FORBIDDEN, desc = "A row was torn, or counted twice.")
  @State
  public static class OnOneStripe {
    private final RecordingFixture recording = new RecordingFixture(1);

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void recordAndDrain(II_Result r) {
      recording.recordArray();
      r.r1 = recording.drain();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** The drain adds stripes: a writer may hold the array from before, or have the new one. */
  @JCStressTest
  @Outcome(
      id = {"1, 1", "2, 0"},
      expect = ACCEPTABLE,
      desc = "The drain found the row before it, and the other row now or next time.")
  @Outcome(
      id = {"1, 0", "0, 1", "0, 0", "0, 2"},
      expect = FORBIDDEN,
      desc = "A row was lost, or found too late.")
  @Outcome(expect = FORBIDDEN, desc = "A row was torn, or counted twice.")
  @State
  public static class WhileStripesAreAdded {
    private final RecordingFixture recording = RecordingFixture.crowded();

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void recordAndDrain(II_Result r) {
      recording.recordArray();
      r.r1 = recording.drain();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.stripes() == 4 ? recording.drain() : RecordingFixture.TORN;
    }
  }
}
