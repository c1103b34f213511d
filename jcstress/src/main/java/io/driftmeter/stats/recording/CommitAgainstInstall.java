package io.driftmeter.stats.recording;

import io.driftmeter.api.PredictionScope;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A row that is recorded while a deploy moves to another layout is counted in one of the two,
 * whole.
 */
public class CommitAgainstInstall {

  /** A row that is an array. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class Array {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void deploy(II_Result r) {
      r.r1 = recording.install();
    }

    @Arbiter
    public void drain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** A scope that was opened in the layout before. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class Prediction {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final PredictionScope scope = recording.scope();

    @Actor
    public void close() {
      scope.close();
    }

    @Actor
    public void deploy(II_Result r) {
      r.r1 = recording.install();
    }

    @Arbiter
    public void drain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** A row whose stripe is one of those that larger blocks leave no memory for. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class Shrinking {
    private final RecordingFixture recording = RecordingFixture.shrinking();

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void deploy(II_Result r) {
      r.r1 = recording.install();
    }

    @Arbiter
    public void drain(II_Result r) {
      r.r2 = recording.stripes() < 4 ? recording.drain() : RecordingFixture.TORN;
    }
  }
}
