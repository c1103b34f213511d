package io.driftmeter.examples.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All that happened, in its order. Thread-safe. */
final class Timeline {

  private final FasterTime time;
  private final Consumer<Event> listener;
  private final long start = System.nanoTime();
  private final List<Event> events = new ArrayList<>();

  /**
   * A timeline that begins now.
   *
   * @param listener is told of every event, one at a time
   */
  Timeline(FasterTime time, Consumer<Event> listener) {
    this.time = time;
    this.listener = listener;
  }

  /** How long it has been going on, at the usual pace. */
  Duration now() {
    return time.usual(Duration.ofNanos(System.nanoTime() - start));
  }

  /** Adds what happened now. */
  synchronized void add(Event.Kind kind, String subject, String text) {
    Event event = new Event(now(), kind, subject, text);
    events.add(event);
    listener.accept(event);
  }

  /**
   * The first event of that kind at that time or later.
   *
   * @param subject how its subject begins: {@code ModelDrift 2001-03} is the drift of any column
   */
  synchronized Optional<Event> first(Event.Kind kind, String subject, Duration from) {
    return events.stream()
        .filter(
            event ->
                event.kind() == kind
                    && event.subject().startsWith(subject)
                    && event.at().compareTo(from) >= 0)
        .findFirst();
  }

  /** All events until now. */
  synchronized List<Event> events() {
    return List.copyOf(events);
  }
}
