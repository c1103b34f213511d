package io.driftmeter.stats.recording;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.driftmeter.api.PredictionScope;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Two threads that end one scope at once, a time-out and a late answer, commit it once at most, and
 * give its buffer back once.
 */
public class TwoEndsOfOneScope {

  /** Both commit. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "The row was committed once.")
  @Outcome(id = "0", expect = FORBIDDEN, desc = "The row was lost.")
  @Outcome(id = "2", expect = FORBIDDEN, desc = "The row was committed twice.")
  @Outcome(expect = FORBIDDEN, desc = "The row was torn.")
  @State
  public static class CloseAgainstClose {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final PredictionScope scope = recording.scope();

    @Actor
    public void close() {
      scope.close();
    }

    @Actor
    public void closeToo() {
      scope.close();
    }

    @Arbiter
    public void drain(I_Result r) {
      r.r1 = recording.drain();
    }
  }

  /** One commits and one discards. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "The close came first.")
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "The discard came first.")
  @Outcome(id = "2", expect = FORBIDDEN, desc = "The row was committed twice.")
  @Outcome(expect = FORBIDDEN, desc = "The row was torn: committed while its buffer was emptied.")
  @State
  public static class CloseAgainstDiscard {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final PredictionScope scope = recording.scope();

    @Actor
    public void close() {
      scope.close();
    }

    @Actor
    public void discard() {
      scope.discard();
    }

    @Arbiter
    public void drain(I_Result r) {
      r.r1 = recording.drain();
    }
  }

  /** Each thread goes on with a prediction of its own. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The two rows have a buffer each.")
  @Outcome(
      expect = FORBIDDEN,
      desc = "The closed scope's buffer went to two rows, or was not empty.")
  @State
  public static class TheNextRows {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final PredictionScope scope = recording.scope();
    private PredictionScope next = scope;
    private PredictionScope other = scope;

    @Actor
    public void closeAndGoOn() {
      scope.close();
      next = recording.scope();
    }

    @Actor
    public void closeToo() {
      scope.close();
      other = recording.scope();
    }

    @Arbiter
    public void closeNext(II_Result r) {
      recording.drain();
      next.close();
      r.r1 = recording.drain();
      other.close();
      r.r2 = recording.drain();
    }
  }
}
