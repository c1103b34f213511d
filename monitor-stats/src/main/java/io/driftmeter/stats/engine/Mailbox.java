package io.driftmeter.stats.engine;

import io.driftmeter.api.ReportListener;
import io.driftmeter.api.report.DriftReport;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/*
 * `scheduled` is true while a delivery runs or is about to. A delivery empties the slot, gives `scheduled` back, and looks
 * once more: a report put in between is either seen by that last look, and delivered by the same thread, which may go on
 * when no new one is to be had any more, or schedules the next delivery.
 */
/** One slot for the newest report of one listener. */
final class Mailbox {

  private static final int MAX_FAILURES = 3;

  private final ReportListener listener;
  private final ReportDelivery delivery;
  private final AtomicReference<@Nullable DriftReport> slot = new AtomicReference<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile int failuresInRow;

  Mailbox(ReportListener listener, ReportDelivery delivery) {
    this.listener = listener;
    this.delivery = delivery;
  }

  boolean isLeftOut() {
    return failuresInRow >= MAX_FAILURES;
  }

  void put(DriftReport report) {
    if (isLeftOut()) {
      return;
    }
    if (slot.getAndSet(report) != null) {
      delivery.countConflated();
    }
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true) && !delivery.run(this::deliver)) {
      scheduled.set(false); // the report stays, for the next delivery
    }
  }

  private void deliver() {
    do {
      DriftReport report = slot.getAndSet(null);
      while (report != null && !isLeftOut()) {
        call(report);
        report = slot.getAndSet(null);
      }
      scheduled.set(false);
    } while (slot.get() != null && !isLeftOut() && scheduled.compareAndSet(false, true));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one delivery at a time
  private void call(DriftReport report) {
    try {
      listener.onReport(report);
      failuresInRow = 0;
    } catch (Throwable failure) {
      failuresInRow++;
      delivery.countFailure(failure, isLeftOut());
    }
  }
}
