package io.driftmeter.stats.recording;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.driftmeter.api.counts.Refusal;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Rows that found every stripe busy are counted once each on the shared path, whole, whatever other
 * rows and a drain do there; and when nothing more fits, they are refused and counted.
 */
public class SharedPathAdds {

  /** A row against a drain of the shared path. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class AgainstSwap {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void share() {
      recording.share();
    }

    @Actor
    public void swap(II_Result r) {
      r.r1 = recording.swapShared();
    }

    @Arbiter
    public void swapAgain(II_Result r) {
      r.r2 = recording.swapShared();
    }
  }

  /** Two rows at once. */
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both rows were counted.")
  @Outcome(expect = FORBIDDEN, desc = "A row was lost, torn or counted twice.")
  @State
  public static class AgainstEachOther {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void share() {
      recording.share();
    }

    @Actor
    public void shareToo() {
      recording.share();
    }

    @Arbiter
    public void swap(I_Result r) {
      r.r1 = recording.swapShared();
    }
  }

  /** Two rows and a drain of the shared path. */
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
  public static class AgainstEachOtherAndSwap {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void share() {
      recording.share();
    }

    @Actor
    public void shareAndSwap(II_Result r) {
      recording.share();
      r.r1 = recording.swapShared();
    }

    @Arbiter
    public void swapAgain(II_Result r) {
      r.r2 = recording.swapShared();
    }
  }

  /** Two rows where there is room for one. */
  @JCStressTest
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "One row was counted, and one refused and counted as such.")
  @Outcome(
      id = "2, 0",
      expect = ACCEPTABLE,
      desc = "Both came at once and used the margin, which is for that.")
  @Outcome(
      id = {"1, 0", "0, .*"},
      expect = FORBIDDEN,
      desc = "A row was lost in silence, or refused too early.")
  @Outcome(expect = FORBIDDEN, desc = "A row was torn, or both counted and refused.")
  @State
  public static class IntoWhatIsAlmostFull {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final SharedPath path = RecordingFixture.almostFull();

    @Actor
    public void share() {
      recording.share(path);
    }

    @Actor
    public void shareToo() {
      recording.share(path);
    }

    @Arbiter
    public void count(II_Result r) {
      r.r1 = RecordingFixture.swapFull(path);
      r.r2 = recording.refused(Refusal.OVERFLOW);
    }
  }
}
