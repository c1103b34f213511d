package io.driftmeter.examples.fleet;

import io.driftmeter.examples.fleet.Prometheus.Alert;
import io.driftmeter.examples.fleet.Prometheus.Sample;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at Prometheus all the time and writes down when alerts and verdicts change. */
final class Watch implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(Watch.class.getName());
  private static final long PERIOD_MILLIS = 200;
  private static final List<String> TELLING = List.of("version", "column", "decision", "direction");
  private static final Map<Double, String> VERDICTS =
      Map.of(-1.0, "ABORT", 0.0, "NOT ENOUGH DATA", 1.0, "PROMOTE");

  private final Prometheus prometheus;
  private final Timeline timeline;
  private final Map<Map<String, String>, Alert> firing = new LinkedHashMap<>();
  private final Map<String, String> verdicts = new HashMap<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  Watch(Prometheus prometheus, Timeline timeline) {
    this.prometheus = prometheus;
    this.timeline = timeline;
    Future<?> unused =
        pace.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      alerts();
      verdicts();
    } catch (IOException e) {
      if (!pace.isShutdown()) {
        LOGGER.log(Level.WARNING, "Prometheus does not answer", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void alerts() throws IOException, InterruptedException {
    Map<Map<String, String>, Alert> now = new LinkedHashMap<>();
    for (Alert alert : prometheus.alerts()) {
      if (alert.firing()) {
        now.put(alert.labels(), alert);
      }
    }
    for (Alert alert : now.values()) {
      if (firing.put(alert.labels(), alert) == null) {
        String text =
            alert.annotations().getOrDefault("summary", "")
                + ". "
                + alert.annotations().getOrDefault("description", "");
        timeline.add(Event.Kind.FIRING, subject(alert), text);
      }
    }
    for (Alert alert : List.copyOf(firing.values())) {
      if (!now.containsKey(alert.labels())) {
        firing.remove(alert.labels());
        timeline.add(Event.Kind.RESOLVED, subject(alert), "");
      }
    }
  }

  private static String subject(Alert alert) {
    StringBuilder subject = new StringBuilder(alert.name());
    for (String label : TELLING) {
      String value = alert.labels().get(label);
      if (value != null) {
        subject.append(' ').append(value);
      }
    }
    return subject.toString();
  }

  private void verdicts() throws IOException, InterruptedException {
    for (Sample sample : prometheus.query("model_canary:state")) {
      String version = sample.labels().getOrDefault("version", "");
      String verdict = VERDICTS.getOrDefault(sample.value(), "unknown");
      if (!verdict.equals(verdicts.put(version, verdict))) {
        timeline.add(Event.Kind.VERDICT, version, verdict);
      }
    }
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
