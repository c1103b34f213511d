package io.driftmeter.stats.recording;

import io.driftmeter.api.CategoricalColumn;
import io.driftmeter.api.ColumnHandle;
import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.NumericColumn;
import io.driftmeter.api.PredictionScope;
import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.RowSink;
import io.driftmeter.api.RowWriter;
import io.driftmeter.api.counts.Refusal;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.Schema;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/*
 * Every path here is the same three steps: take a stripe, or enter the shared path when all are busy; count; let go. No
 * code of the user runs between taking and letting go. Each step is bounded, so a record finishes in a bounded number of
 * steps whatever other threads do.
 */
/**
 * Takes rows and single values from request threads. Thread-safe; never throws, waits, or allocates
 * per value.
 */
public final class Recorder implements RowSink {

  private static final System.Logger logger = System.getLogger(Recorder.class.getName());
  private static final int NO_OUTPUT = -1;

  private final SlotMap slots;
  private final Counters counters;
  private final Refusals refusals;
  private final RowBufferPool buffers;
  private final int numericOutput;
  private final int categoricalOutput;
  private final boolean hasOutputs;
  private final AtomicBoolean lengthLogged = new AtomicBoolean();
  private volatile boolean enabled = true;

  /** A recorder that counts in those counters. */
  public Recorder(SlotMap slots, Counters counters, Refusals refusals) {
    this.slots = slots;
    this.counters = counters;
    this.refusals = refusals;
    buffers = new RowBufferPool(() -> new RowBuffer(this, slots));
    numericOutput = slots.defaultOutput(true);
    categoricalOutput = slots.defaultOutput(false);
    hasOutputs = !slots.schema().outputs().isEmpty();
  }

  /** Whether recording is switched on. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Switches recording on or off. */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  @Override
  public Schema schema() {
    return slots.schema();
  }

  @Override
  public NumericColumn numeric(String name) {
    Column column = schema().require(name, ColumnKind.NUMERIC);
    return new NumericSlot(this, slots.slot(column), column);
  }

  @Override
  public CategoricalColumn categorical(String name) {
    Column column = schema().require(name, ColumnKind.CATEGORICAL);
    return new CategoricalSlot(this, slots.slot(column), column);
  }

  /** Opens a prediction. */
  public PredictionScope startPrediction() {
    return enabled
        ? new Scope(this, buffers.take(threadHash()))
        : ModelMonitor.noop().startPrediction();
  }

  @Override
  public <T> RowRecorder<T> rows(RowWriter<? super T> writer) {
    Objects.requireNonNull(writer, "writer");
    return source -> record(source, writer);
  }

  private <T> void record(T source, RowWriter<? super T> writer) {
    if (!enabled) {
      return;
    }
    int hash = threadHash();
    RowBuffer row = buffers.take(hash);
    try {
      writer.write(source, row);
    } catch (Throwable failure) {
      if (failure instanceof VirtualMachineError error
          && !(failure instanceof StackOverflowError)) {
        row.release();
        throw error;
      }
      row.failAbsent(slots);
    }
    add(row, hash);
    row.release();
  }

  @Override
  public void record(double[] features) {
    record(features, NO_OUTPUT, 0);
  }

  @Override
  public void record(double[] features, double output) {
    if (numericOutput < 0 && enabled) {
      refusals.count(Refusal.NO_OUTPUT);
    }
    record(features, numericOutput, output);
  }

  private void record(double[] features, int outputSlot, double output) {
    if (!enabled) {
      return;
    }
    if (features == null || features.length != slots.features()) {
      refuseLength(features == null ? 0 : features.length);
      return;
    }
    int hash = threadHash();
    Stripe stripe = counters.tryAcquire(hash);
    count(
        stripe != null
            ? stripe.add(features, outputSlot, output)
            : addShared(features, outputSlot, output, hash));
  }

  private @Nullable Refusal addShared(double[] features, int outputSlot, double output, int hash) {
    RowBuffer row = buffers.take(hash);
    for (int slot = 0; slot < features.length; slot++) {
      row.put(slot, features[slot]);
    }
    if (outputSlot >= 0) {
      row.put(outputSlot, output);
    }
    Refusal refusal = counters.shared().add(row);
    row.release();
    return refusal;
  }

  /** Counts the row of a scope, with its latency, and takes its buffer back. */
  void commit(RowBuffer row, long nanos) {
    row.nanos = Math.max(0, nanos);
    row.put(slots.latency(), row.nanos * 1e-9);
    if (enabled) {
      add(row, threadHash());
    }
    row.release();
  }

  private void add(RowBuffer row, int hash) {
    Stripe stripe = counters.tryAcquire(hash);
    count(stripe != null ? stripe.add(row) : counters.shared().add(row));
  }

  /** Counts one number, or boxed state, outside any row. */
  void record(int slot, double value) {
    if (enabled) {
      Stripe stripe = counters.tryAcquire(threadHash());
      count(stripe != null ? stripe.add(slot, value) : counters.shared().add(slot, value));
    }
  }

  /** Counts one category, or state, outside any row. */
  void record(int slot, Object category) {
    if (enabled) {
      Stripe stripe = counters.tryAcquire(threadHash());
      count(stripe != null ? stripe.add(slot, category) : counters.shared().add(slot, category));
    }
  }

  private void count(@Nullable Refusal refusal) {
    if (refusal != null) {
      refusals.count(refusal);
    }
  }

  private void refuseLength(int length) {
    refusals.count(Refusal.ROW_LENGTH);
    if (lengthLogged.compareAndSet(false, true)) {
      logger.log(
          System.Logger.Level.WARNING,
          "refused a row of {0} values: the schema has {1} numeric features, {2}; further ones are only counted",
          length,
          slots.features(),
          schema().numericFeatures().stream().map(Column::name).toList());
    }
  }

  /** The slot of one of this recorder's handles; -1, counted as refused, for another's. */
  int slot(ColumnHandle column) {
    if (column instanceof SlotHandle handle && handle.owner == this) {
      return handle.slot;
    }
    refuseForeign();
    return -1;
  }

  void refuseForeign() {
    refusals.count(Refusal.FOREIGN_HANDLE);
  }

  /** The slot of the first output of that kind; -1, counted as refused, where there is none. */
  int defaultOutput(boolean isNumeric) {
    int slot = isNumeric ? numericOutput : categoricalOutput;
    if (slot < 0) {
      refusals.count(Refusal.NO_OUTPUT);
    }
    return slot;
  }

  boolean hasOutputs() {
    return hasOutputs;
  }

  /**
   * Spreads neighbouring threads over stripes and buffers; no ThreadLocal, so nothing of ours
   * outlives a thread's use.
   */
  private static int threadHash() {
    return (int) ((Thread.currentThread().getId() * 0x9E37_79B9_7F4A_7C15L) >>> 40);
  }
}
