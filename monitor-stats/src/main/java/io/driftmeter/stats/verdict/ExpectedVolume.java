package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.stats.profile.ReferenceWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Traffic follows the hour and the day, and a count of rows has no null distribution that would hold anywhere. So what is
 * asked is coarse and certain: fewer rows than half of what the quietest window of the baseline had, or more than twice
 * the busiest.
 */
/**
 * How many rows a window should have. Immutable.
 *
 * @param leastPerSecond no fewer
 * @param mostPerSecond no more
 * @param confidence how well that is known
 */
record ExpectedVolume(double leastPerSecond, double mostPerSecond, Confidence confidence) {

  /** From so many windows on the quietest and the busiest are known. */
  static final int FEWEST_WINDOWS = 24;

  private static final double FACTOR = 2;

  /** What a configured volume of whole windows means for each second. */
  static ExpectedVolume of(ServiceObjectives.Volume objective, Duration window) {
    double seconds = seconds(window);
    return new ExpectedVolume(
        objective.least() / seconds, objective.most() / seconds, Confidence.HIGH);
  }

  /** What the windows of a baseline had, with room; null when they are too few to know. */
  static @Nullable ExpectedVolume of(List<ReferenceWindow> windows) {
    List<ReferenceWindow> timed =
        windows.stream().filter(window -> window.start() != null).toList();
    double[] lengths = timed.stream().mapToDouble(ExpectedVolume::seconds).sorted().toArray();
    double usual = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    int used = 0;
    for (ReferenceWindow window : timed) {
      if (2 * seconds(window) >= usual) { // what was cut short says nothing of the volume
        double perSecond = window.rows() / seconds(window);
        least = Math.min(least, perSecond);
        most = Math.max(most, perSecond);
        used++;
      }
    }
    return used < FEWEST_WINDOWS
        ? null
        : new ExpectedVolume(least / FACTOR, most * FACTOR, Confidence.HIGH);
  }

  private static double seconds(ReferenceWindow window) {
    Instant start = window.start();
    Instant end = window.end();
    return start == null || end == null ? 0 : seconds(Duration.between(start, end));
  }

  private static double seconds(Duration duration) {
    return Math.max(0.001, duration.toMillis() / 1000.0);
  }

  /** A window of less than half the usual length says nothing: it was cut short. */
  Inquiry ask(Topic topic, long rows, Instant start, Instant end, Duration window) {
    Duration elapsed = Duration.between(start, end);
    if (elapsed.multipliedBy(2).compareTo(window) < 0) {
      Verdict silence =
          new Verdict.InsufficientData(
              elapsed.toSeconds(), window.toSeconds(), "the window was cut short, in seconds");
      return new Inquiry(topic, List.of(), silence, 0);
    }
    double seconds = seconds(elapsed);
    Trial trial =
        new VolumeTrial(rows, leastPerSecond * seconds, mostPerSecond * seconds, confidence);
    return new Inquiry(topic, List.of(trial), null, 1);
  }
}
