package io.driftmeter.examples.webhook;

import io.driftmeter.examples.webhook.AlertmanagerPayload.Alert;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;

/**
 * The runs that wait for the pipeline, and what was started before. Safe for use by many threads.
 *
 * <p>Alertmanager repeats itself: it sends a group again when an alert joins it, after a while, and
 * when it heard no answer. So an alert is known by its group, its fingerprint and the time it
 * began, and alerts of one group that ask for the same thing are one episode: as long as one of
 * them is known, nothing new is started. Neither is anything that waits or runs already.
 */
final class PipelineRuns implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(PipelineRuns.class.getName());

  /** Beyond that the oldest are forgotten; a notification has a hundred alerts at most. */
  private static final int REMEMBERED = 10_000;

  /**
   * Runs are logged, and shown on terminals: what senders wrote must not pass for lines of ours.
   */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 500;

  /** One alert in one group while it lasts; another time it begins anew. */
  private record Episode(String groupKey, String fingerprint, Instant startsAt) {}

  /** What a run is for: the reason does not make it another one. */
  private record Subject(Decision decision, String model, String version) {
    static Subject of(Decision decision, Alert alert) {
      return new Subject(decision, name(alert, "model"), name(alert, "version"));
    }

    private static String name(Alert alert, String label) {
      String name = alert.label(label);
      if (name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "label '"
                + label
                + "' has "
                + name.length()
                + " characters, more than "
                + LONGEST_NAME);
      }
      if (CONTROL.matcher(name).find()) {
        throw new IllegalArgumentException("label '" + label + "' has control characters");
      }
      return name;
    }
  }

  /** A run and why it is wanted. */
  private record Waiting(Subject subject, String reason) {}

  /** What became of a notification. */
  record Outcome(List<Pipeline.Run> started, boolean full) {}

  private final Pipeline pipeline;
  private final BlockingQueue<Waiting> queue;
  private final Map<Episode, Subject> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Episode, Subject> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Set<Subject> underWay = new HashSet<>();
  private final Thread worker;
  private volatile boolean closed;

  PipelineRuns(Pipeline pipeline, int capacity) {
    this.pipeline = pipeline;
    queue = new ArrayBlockingQueue<>(capacity);
    worker = new Thread(this::work, "pipeline");
    worker.setDaemon(true);
    worker.start();
  }

  /**
   * Queues what the notification asks for and was not started before; returns at once.
   *
   * @throws IllegalArgumentException if an alert that asks for something has no fit model and
   *     version; the message is meant for the sender, and nothing is queued
   */
  synchronized Outcome take(AlertmanagerPayload payload) {
    Map<Subject, List<Alert>> asked = new LinkedHashMap<>();
    for (Alert alert : payload.alerts()) {
      Decision decision = Decision.of(alert);
      if (decision != Decision.NOTHING) {
        asked.computeIfAbsent(Subject.of(decision, alert), subject -> new ArrayList<>()).add(alert);
      }
    }
    List<Pipeline.Run> started = new ArrayList<>();
    boolean full = false;
    for (Map.Entry<Subject, List<Alert>> entry : asked.entrySet()) {
      Subject subject = entry.getKey();
      Set<Episode> episodes = new HashSet<>();
      for (Alert alert : entry.getValue()) {
        episodes.add(new Episode(payload.groupKey(), alert.fingerprint(), alert.startsAt()));
      }
      boolean isNew = !underWay.contains(subject);
      for (Episode episode : episodes) {
        isNew &= known.get(episode) == null;
      }
      Waiting waiting = new Waiting(subject, reason(entry.getValue().get(0)));
      if (isNew && !queue.offer(waiting)) {
        full = true;
        continue; // nothing is remembered, so that the repetition is new
      }
      episodes.forEach(episode -> known.put(episode, subject));
      if (isNew) {
        underWay.add(subject);
        started.add(run(waiting));
      }
    }
    return new Outcome(List.copyOf(started), full);
  }

  private static String reason(Alert alert) {
    String summary = alert.annotations().getOrDefault("summary", "");
    String reason = summary.isEmpty() ? alert.name() : alert.name() + ": " + summary;
    String line = CONTROL.matcher(reason).replaceAll(" ");
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  private static Pipeline.Run run(Waiting waiting) {
    Subject subject = waiting.subject();
    return new Pipeline.Run(
        subject.decision(), subject.model(), subject.version(), waiting.reason());
  }

  private void work() {
    while (!closed) {
      try {
        Waiting waiting = queue.take();
        if (!closed) {
          start(waiting);
        }
      } catch (InterruptedException e) {
        // close() interrupts, and sets the flag before that; whoever else does ends nothing.
      }
      // A pipeline may leave it set, which is no reason to take no more.
      boolean unused = Thread.interrupted();
    }
  }

  private void start(Waiting waiting) {
    Pipeline.Run run = run(waiting);
    boolean done = false;
    try {
      LOGGER.log(Level.INFO, "starting {0}", run);
      pipeline.run(run);
      done = true;
    } catch (Throwable e) { // an error, too, must not end the only thread that works
      if (!closed || !(e instanceof InterruptedException)) {
        LOGGER.log(
            Level.ERROR, "could not start " + run + "; the next notification tries again", e);
      }
    } finally {
      ended(waiting, done);
    }
  }

  private synchronized void ended(Waiting waiting, boolean done) {
    underWay.remove(waiting.subject());
    if (!done) {
      known.values().removeIf(waiting.subject()::equals); // those that joined meanwhile, too
    }
  }

  /** Interrupts what runs; what waits is not started. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
    try {
      worker.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
