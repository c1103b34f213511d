package io.driftmeter.stats.recording;

import io.driftmeter.api.BatchRecorder;
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
import java.util.List;
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

  /** A batch lets go of its stripe after so many values, so that a drain waits for microseconds. */
  private static final int VALUES_AT_ONCE = 4096;

  private final SlotMap slots;
  private final Counters counters;
  private final Refusals refusals;
  private final RowBufferPool buffers;
  private final Batches batches = new Batches(this);
  private final int numericOutput;
  private final int categoricalOutput;
  private final int[] outputs;
  private final AtomicBoolean lengthLogged = new AtomicBoolean();
  private final AtomicBoolean batchLogged = new AtomicBoolean();
  private volatile boolean enabled = true;

  /** A recorder that counts in those counters. */
  public Recorder(SlotMap slots, Counters counters, Refusals refusals) {
    this.slots = slots;
    this.counters = counters;
    this.refusals = refusals;
    buffers = new RowBufferPool(() -> new RowBuffer(this, slots), RowBuffer.bytes(slots));
    numericOutput = slots.defaultOutput(true);
    categoricalOutput = slots.defaultOutput(false);
    outputs = slots.schema().outputs().stream().mapToInt(slots::slot).toArray();
  }

  /** About how many bytes the rows hold that are being written, or were. */
  public long bytes() {
    return buffers.bytes();
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
    return startPrediction(enabled ? System.nanoTime() : 0);
  }

  /** Opens a prediction that began then. */
  public PredictionScope startPrediction(long startNanos) {
    return enabled
        ? new Scope(this, buffers.take(threadHash()), startNanos)
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
    record(Numbers.DOUBLES, features, false, 0);
  }

  @Override
  public void record(double[] features, double output) {
    record(Numbers.DOUBLES, features, true, output);
  }

  @Override
  public void record(float[] features) {
    record(Numbers.FLOATS, features, false, 0);
  }

  @Override
  public void record(float[] features, double output) {
    record(Numbers.FLOATS, features, true, output);
  }

  private <A> void record(
      Numbers<A> numbers, @Nullable A features, boolean answered, double output) {
    if (!enabled) {
      return;
    }
    int length = slots.features();
    if (features == null || numbers.length(features) != length) {
      refuse(features == null ? 0 : numbers.length(features));
      return;
    }
    int outputSlot = answered ? defaultOutput(true) : NO_OUTPUT;
    int hash = threadHash();
    Stripe stripe = counters.tryAcquire(hash);
    if (stripe == null) {
      addShared(numbers, features, outputSlot, output, hash);
      return;
    }
    try {
      count(stripe.block().add(numbers, features, length, outputSlot, output));
    } finally {
      stripe.release();
    }
  }

  private <A> void addShared(
      Numbers<A> numbers, A features, int outputSlot, double output, int hash) {
    RowBuffer row = buffers.take(hash);
    for (int slot = 0; slot < slots.features(); slot++) {
      row.put(slot, BoxedState.plain(numbers.get(features, slot)));
    }
    if (outputSlot >= 0) {
      row.put(outputSlot, BoxedState.plain(output));
    }
    countShared(counters.shared().add(row));
    row.release();
  }

  @Override
  public BatchRecorder batches() {
    return batches;
  }

  /** Records a batch without outputs. */
  <V, A> void record(BatchForm<V, A> form, @Nullable V values, int rows) {
    if (enabled) {
      record(form, values, null, NO_OUTPUT, rows);
    }
  }

  /** Records a batch with outputs. */
  <V, A> void record(BatchForm<V, A> form, @Nullable V values, @Nullable A outputs, int rows) {
    if (!enabled) {
      return;
    }
    if (outputs == null || form.numbers().length(outputs) < rows) {
      refuseBatch(rows);
    } else {
      record(form, values, outputs, numericOutput, rows);
    }
  }

  private <V, A> void record(
      BatchForm<V, A> form, @Nullable V values, @Nullable A outputs, int outputSlot, int rows) {
    int features = slots.features();
    if (rows < 0 || values == null || !form.holds(values, features, rows)) {
      refuseBatch(rows);
      return;
    }
    if (outputs != null && outputSlot < 0) {
      refusals.count(Refusal.NO_OUTPUT, rows);
    }
    int hash = threadHash();
    int step = Math.max(1, VALUES_AT_ONCE / Math.max(1, features));
    for (int from = 0, to; from < rows; from = to) {
      to = from + Math.min(step, rows - from); // rows may be as many as an int can be
      Stripe stripe = counters.tryAcquire(hash);
      if (stripe == null) {
        addShared(form, values, outputs, outputSlot, from, to, hash);
        continue;
      }
      try {
        count(stripe.block().add(form, values, features, outputs, outputSlot, from, to), to - from);
      } finally {
        stripe.release();
      }
    }
  }

  private <V, A> void addShared(
      BatchForm<V, A> form,
      V values,
      @Nullable A outputs,
      int outputSlot,
      int from,
      int to,
      int hash) {
    int features = slots.features();
    RowBuffer row = buffers.take(hash);
    for (int i = from; i < to; i++) {
      for (int slot = 0; slot < features; slot++) {
        row.put(slot, form.get(values, features, i, slot));
      }
      if (outputs != null && outputSlot >= 0) {
        row.put(outputSlot, form.numbers().get(outputs, i));
      }
      countShared(counters.shared().add(row));
    }
    row.release();
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
    if (stripe == null) {
      countShared(counters.shared().add(row));
      return;
    }
    try {
      count(stripe.block().add(row));
    } finally {
      stripe.release();
    }
  }

  /** Counts one number, or boxed state, outside any row. */
  void record(int slot, double value) {
    if (!enabled) {
      return;
    }
    Stripe stripe = counters.tryAcquire(threadHash());
    if (stripe == null) {
      countShared(counters.shared().add(slot, value));
      return;
    }
    try {
      count(stripe.block().add(slot, value));
    } finally {
      stripe.release();
    }
  }

  /** Counts one category, or state, outside any row. */
  void record(int slot, Object category) {
    if (!enabled) {
      return;
    }
    Stripe stripe = counters.tryAcquire(threadHash());
    if (stripe == null) {
      countShared(counters.shared().add(slot, category));
      return;
    }
    try {
      count(stripe.block().add(slot, category));
    } finally {
      stripe.release();
    }
  }

  private void countShared(@Nullable Refusal refusal) {
    if (refusal == null) {
      counters.countOverflow();
    }
    count(refusal);
  }

  private void count(@Nullable Refusal refusal) {
    count(refusal, 1);
  }

  private void count(@Nullable Refusal refusal, int rows) {
    if (refusal != null) {
      refusals.count(refusal, rows);
    }
  }

  private void refuse(int length) {
    refusals.count(Refusal.ROW_LENGTH, 1);
    if (lengthLogged.compareAndSet(false, true)) {
      logger.log(
          System.Logger.Level.WARNING,
          "refused a row of {0} values: the schema has {1} numeric features, {2}; further ones are only counted",
          length,
          slots.features(),
          featureNames());
    }
  }

  private void refuseBatch(int rows) {
    refusals.count(Refusal.ROW_LENGTH, Math.max(1, rows));
    if (batchLogged.compareAndSet(false, true)) {
      logger.log(
          System.Logger.Level.WARNING,
          "refused a batch of {0} rows, for which an array is missing or too short: the schema has {1} numeric features, {2}; further ones are only counted",
          rows,
          slots.features(),
          featureNames());
    }
  }

  private List<String> featureNames() {
    return schema().numericFeatures().stream().map(Column::name).toList();
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

  /** Whether some output is set, or a default was served for it, or there is none to set. */
  boolean isAnswered(RowBuffer row) {
    for (int output : outputs) {
      if (row.isAnswer(output)) {
        return true;
      }
    }
    return outputs.length == 0;
  }

  /**
   * Spreads neighbouring threads over stripes and buffers; no ThreadLocal, so nothing of ours
   * outlives a thread's use.
   */
  private static int threadHash() {
    return (int) ((Thread.currentThread().getId() * 0x9E37_79B9_7F4A_7C15L) >>> 40);
  }
}
