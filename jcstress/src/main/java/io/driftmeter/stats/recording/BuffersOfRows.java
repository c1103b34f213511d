package io.driftmeter.stats.recording;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A row buffer has one user at a time, who finds it empty, whatever its last user put into it. */
public class BuffersOfRows {

  @SuppressWarnings("ReferenceEquality") // the very same buffer is meant
  private static int sharers(RowBuffer one, RowBuffer other) {
    return one == other ? 1 : 0;
  }

  /** Two take, and one buffer is free. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Each has a buffer of its own.")
  @Outcome(expect = FORBIDDEN, desc = "One buffer has two users, or was not empty.")
  @State
  public static class OneForTwo {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final RowBufferPool pool = recording.pool();
    private RowBuffer one = recording.buffer();
    private RowBuffer other = one;

    {
      RowBuffer free = pool.take(0);
      RecordingFixture.fill(free);
      free.release();
    }

    @Actor
    public void take() {
      one = pool.take(0);
    }

    @Actor
    public void takeToo() {
      other = pool.take(0);
    }

    @Arbiter
    public void compare(I_Result r) {
      r.r1 = sharers(one, other) + RecordingFixture.traces(one) + RecordingFixture.traces(other);
    }
  }

  /** Two take from an empty pool. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Each has a buffer of its own.")
  @Outcome(expect = FORBIDDEN, desc = "One buffer has two users, or was not empty.")
  @State
  public static class NoneForTwo {
    private final RecordingFixture recording = new RecordingFixture(2);
    private final RowBufferPool pool = recording.pool();
    private RowBuffer one = recording.buffer();
    private RowBuffer other = one;

    @Actor
    public void take() {
      one = pool.take(0);
    }

    @Actor
    public void takeToo() {
      other = pool.take(0);
    }

    @Arbiter
    public void compare(I_Result r) {
      r.r1 = sharers(one, other) + RecordingFixture.traces(one) + RecordingFixture.traces(other);
    }
  }

  /** One gives back what the other may take. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The buffer that was given back, empty.")
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE,
      desc = "Another buffer, as the first was still in use.")
  @Outcome(expect = FORBIDDEN, desc = "A buffer in which something was left of the last row.")
  @State
  public static class ReleaseAgainstTake {
    private final RowBufferPool pool = new RecordingFixture(1).pool();
    private final RowBuffer used = pool.take(0);

    @Actor
    public void fillAndRelease() {
      RecordingFixture.fill(used);
      used.release();
    }

    @Actor
    public void take(II_Result r) {
      RowBuffer taken = pool.take(0);
      r.r1 = sharers(used, taken);
      r.r2 = RecordingFixture.traces(taken);
    }
  }

  /** One gives back a buffer that the other may be pushing out of the pool. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Each has a buffer of its own.")
  @Outcome(expect = FORBIDDEN, desc = "One buffer has two users, or was not empty.")
  @State
  public static class ReleaseAgainstPush {
    private final RowBufferPool pool = new RecordingFixture(1).pool();
    private RowBuffer last = pool.take(0);
    private RowBuffer taken = last;

    {
      for (int probe = 1; probe < 4; probe++) {
        last = pool.take(0); // in the end the one that gives way when all that are probed are taken
      }
      for (int probe = 0; probe < 4; probe++) {
        RowBuffer unused = pool.take(0);
      }
    }

    @Actor
    public void fillAndRelease() {
      RecordingFixture.fill(last);
      last.release();
    }

    @Actor
    public void take() {
      taken = pool.take(0);
    }

    @Arbiter
    public void compare(I_Result r) {
      RowBuffer next = pool.take(0);
      r.r1 = sharers(taken, next) + RecordingFixture.traces(taken) + RecordingFixture.traces(next);
    }
  }
}
