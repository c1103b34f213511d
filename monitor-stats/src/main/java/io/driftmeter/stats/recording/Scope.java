package io.driftmeter.stats.recording;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.counts.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One open prediction. A small object of its own around a pooled buffer, which it lets go of when
 * it closes, so that a scope used after that touches nobody's row. A call that another thread is in
 * while it closes may still: it has read the field, and to exclude that would cost every call an
 * atomic operation. The API forbids it.
 */
final class Scope implements PredictionScope {

  private static final VarHandle ROW;

  static {
    try {
      ROW = MethodHandles.lookup().findVarHandle(Scope.class, "row", RowBuffer.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Recorder recorder;
  private final long start;

  /**
   * Null once closed. Two threads that close at once (a time-out and a late answer) race for it by
   * {@link #letGo}, so that the buffer goes back once.
   */
  private @Nullable RowBuffer row;

  /** What was said last to {@code output} where the model has no such output to put it in. */
  private boolean answered;

  private boolean failed;

  Scope(Recorder recorder, RowBuffer row, long start) {
    this.recorder = recorder;
    this.row = row;
    this.start = start;
  }

  @Override
  public PredictionScope set(NumericColumn column, double value) {
    RowBuffer row = this.row;
    if (row != null) {
      row.set(column, value);
    }
    return this;
  }

  @Override
  public PredictionScope set(NumericColumn column, @Nullable Number value) {
    return value == null ? missing(column) : set(column, value.doubleValue());
  }

  @Override
  public PredictionScope set(CategoricalColumn column, @Nullable String category) {
    if (category == null) {
      return missing(column);
    }
    RowBuffer row = this.row;
    if (row != null) {
      row.set(column, category);
    }
    return this;
  }

  @Override
  public PredictionScope missing(ColumnHandle column) {
    RowBuffer row = this.row;
    if (row != null) {
      row.missing(column);
    }
    return this;
  }

  @Override
  public PredictionScope defaulted(ColumnHandle column) {
    RowBuffer row = this.row;
    if (row != null) {
      row.defaulted(column);
    }
    return this;
  }

  @Override
  public PredictionScope failed(ColumnHandle column) {
    RowBuffer row = this.row;
    if (row != null) {
      row.failed(column);
    }
    return this;
  }

  @Override
  public double output(double value) {
    RowBuffer row = this.row;
    if (row != null) {
      int slot = recorder.defaultOutput(true);
      if (slot >= 0) {
        row.put(slot, value);
      } else {
        answered = true;
      }
    }
    return value;
  }

  @Override
  public String output(String label) {
    RowBuffer row = this.row;
    if (row != null) {
      int slot = recorder.defaultOutput(false);
      if (slot >= 0) {
        row.put(slot, label);
      } else {
        answered = label != null;
      }
    }
    return label;
  }

  @Override
  public PredictionScope failed(Throwable cause) {
    failed = true;
    return this;
  }

  @SuppressWarnings("NullAway") // null is what is left
  private @Nullable RowBuffer letGo() {
    return (RowBuffer) ROW.getAndSet(this, null);
  }

  @Override
  public void discard() {
    RowBuffer row = letGo();
    if (row != null) {
      row.release();
    }
  }

  @Override
  public void close() {
    RowBuffer row = letGo();
    if (row != null) {
      boolean success = !failed && (answered || recorder.isAnswered(row));
      row.outcome(success ? Outcome.SUCCESS : Outcome.ERROR);
      recorder.commit(row, System.nanoTime() - start);
    }
  }
}
