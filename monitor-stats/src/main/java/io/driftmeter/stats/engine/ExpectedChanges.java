package io.driftmeter.stats.engine;

import io.driftmeter.api.report.ExpectedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The changes that were announced, at most one per column. Thread-safe. */
final class ExpectedChanges {

  private final Set<String> columns;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile List<ExpectedChange> changes = List.of();

  /**
   * Nothing announced yet.
   *
   * @param columns what a change may be announced of
   */
  ExpectedChanges(Set<String> columns) {
    this.columns = columns;
  }

  void add(ExpectedChange change, Instant now) {
    if (!columns.contains(change.column())) {
      throw new IllegalArgumentException(
          "no column '%s' that is judged; known are %s"
              .formatted(change.column(), columns.stream().sorted().limit(50).toList()));
    }
    if (!change.isActive(now)) {
      throw new IllegalArgumentException(
          "the change of column '%s' is expected until %s, but it is %s"
              .formatted(change.column(), change.until(), now));
    }
    lock.lock();
    try {
      List<ExpectedChange> next = new ArrayList<>(active(now));
      next.removeIf(other -> other.column().equals(change.column()));
      next.add(change);
      changes = List.copyOf(next);
    } finally {
      lock.unlock();
    }
  }

  /** Those whose time has not run out, in the order in which they were announced. */
  List<ExpectedChange> active(Instant now) {
    return changes.stream().filter(change -> change.isActive(now)).toList();
  }
}
