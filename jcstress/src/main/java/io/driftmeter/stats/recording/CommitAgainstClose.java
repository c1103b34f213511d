package io.driftmeter.stats.recording;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.counts.Refusal;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A row that is recorded while the counters are closed for good is counted, or is refused and
 * counted as refused: never both, and never lost in silence.
 */
public class CommitAgainstClose {

  /** A row that is an array. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "The row was counted.")
  @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The row was refused, and that was counted.")
  @Outcome(id = "0, 0, .*", expect = FORBIDDEN, desc = "The row was lost in silence.")
  @Outcome(id = "1, 1, .*", expect = FORBIDDEN, desc = "The row was counted and refused.")
  @Outcome(id = ".*, .*, 1", expect = FORBIDDEN, desc = "The row was counted after the end.")
  @Outcome(expect = FORBIDDEN, desc = "The row was torn.")
  @State
  public static class Array {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void end(III_Result r) {
      r.r1 = recording.close();
    }

    @Arbiter
    public void count(III_Result r) {
      r.r2 = recording.refused(Refusal.CLOSED);
      r.r3 = recording.drain();
    }
  }

  /** A scope that closes. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "The row was counted.")
  @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The row was refused, and that was counted.")
  @Outcome(id = "0, 0, .*", expect = FORBIDDEN, desc = "The row was lost in silence.")
  @Outcome(id = "1, 1, .*", expect = FORBIDDEN, desc = "The row was counted and refused.")
  @Outcome(id = ".*, .*, 1", expect = FORBIDDEN, desc = "The row was counted after the end.")
  @Outcome(expect = FORBIDDEN, desc = "The row was torn.")
  @State
  public static class Prediction {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final PredictionScope scope = recording.scope();

    @Actor
    public void close() {
      scope.close();
    }

    @Actor
    public void end(III_Result r) {
      r.r1 = recording.close();
    }

    @Arbiter
    public void count(III_Result r) {
      r.r2 = recording.refused(Refusal.CLOSED);
      r.r3 = recording.drain();
    }
  }

  /** A row that found every stripe busy. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "The row was counted.")
  @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "The row was refused, and that was counted.")
  @Outcome(id = "0, 0, .*", expect = FORBIDDEN, desc = "The row was lost in silence.")
  @Outcome(id = "1, 1, .*", expect = FORBIDDEN, desc = "The row was counted and refused.")
  @Outcome(id = ".*, .*, 1", expect = FORBIDDEN, desc = "The row was counted after the end.")
  @Outcome(expect = FORBIDDEN, desc = "The row was torn.")
  @State
  public static class OnTheSharedPath {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void share() {
      recording.share();
    }

    @Actor
    public void end(III_Result r) {
      r.r1 = recording.closeShared();
    }

    @Arbiter
    public void count(III_Result r) {
      r.r2 = recording.refused(Refusal.CLOSED);
    }
  }
}
