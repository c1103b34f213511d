package io.driftmeter.stats.recording;

import io.driftmeter.api.PredictionScope;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A row that is recorded while ticks drain and a window is cut is in exactly one window, whole. */
public class CommitAgainstRotate {

  /** A row that is an array. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class Array {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final Tally first = RecordingFixture.window();
    private final Tally second = RecordingFixture.window();

    @Actor
    public void record() {
      recording.recordArray();
    }

    @Actor
    public void rotate() {
      recording.drainInto(first);
      recording.drainInto(
          first); // the window is over: what is drained from here on is the next one's
      recording.drainInto(second);
    }

    @Arbiter
    public void countWindows(II_Result r) {
      recording.drainInto(second);
      r.r1 = RecordingFixture.rows(first);
      r.r2 = RecordingFixture.rows(second);
    }
  }

  /** A scope that closes. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class Prediction {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final Tally first = RecordingFixture.window();
    private final Tally second = RecordingFixture.window();
    private final PredictionScope scope = recording.scope();

    @Actor
    public void close() {
      scope.close();
    }

    @Actor
    public void rotate() {
      recording.drainInto(first);
      recording.drainInto(
          first); // the window is over: what is drained from here on is the next one's
      recording.drainInto(second);
    }

    @Arbiter
    public void countWindows(II_Result r) {
      recording.drainInto(second);
      r.r1 = RecordingFixture.rows(first);
      r.r2 = RecordingFixture.rows(second);
    }
  }
}
