package io.driftmeter.stats.recording;

import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A row, prediction or value that is recorded while a drain runs is in what the drain took out or
 * in what the next one does: whole, never in both, never in neither.
 */
public class CommitAgainstDrain {

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
    public void drain(II_Result r) {
      r.r1 = recording.drain();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** A row that a writer fills in. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class Row {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final RowRecorder<String> rows = recording.rows();

    @Actor
    public void record() {
      rows.record("seen");
    }

    @Actor
    public void drain(II_Result r) {
      r.r1 = recording.drain();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** A row that a scope commits. */
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
    public void drain(II_Result r) {
      r.r1 = recording.drain();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drain();
    }
  }

  /** A number without a row. */
  @JCStressTest
  @JCStressMeta(CountedOnce.class)
  @State
  public static class BareNumber {
    private final RecordingFixture recording = new RecordingFixture(2);

    @Actor
    public void record() {
      recording.recordNumber();
    }

    @Actor
    public void drain(II_Result r) {
      r.r1 = recording.drainNumbers();
    }

    @Arbiter
    public void drainAgain(II_Result r) {
      r.r2 = recording.drainNumbers();
    }
  }
}
