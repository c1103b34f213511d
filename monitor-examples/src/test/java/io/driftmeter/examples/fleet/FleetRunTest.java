package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.examples.fleet.Event.Kind;
import io.driftmeter.testing.SystemProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the whole fleet says of a fault in one replica, the same in all, and a bad canary, with real
 * programs. It lasts some minutes, so it runs with {@code -Dexcluded.tests=none} alone.
 */
@Tag("system")
@Tag("fleet")
class FleetRunTest {

  private static final Pattern FIGURES =
      Pattern.compile("PSI ([0-9.]+) by Prometheus, ([0-9.]+) by the library");

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static FleetRun run;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    SystemProgram.find("prometheus");
    SystemProgram.find("prometheus-alertmanager");
    FasterTime time = new FasterTime(60);
    run = new FleetRun(Path.of("../deploy"), directory, time, System.out::println);
    run.play();
  }

  @AfterAll
  static void end() {
    if (run != null) {
      run.close();
    }
  }

  private static Duration act(String what) {
    return run.timeline().first(Kind.ACT, what, Duration.ZERO).orElseThrow().at();
  }

  private static List<Event> events(Kind kind, Duration from, Duration to) {
    return run.timeline().events().stream()
        .filter(event -> event.kind() == kind)
        .filter(event -> event.at().compareTo(from) >= 0 && event.at().compareTo(to) < 0)
        .toList();
  }

  private static Duration after(Duration since, Kind kind, String subject) {
    return run.timeline().first(kind, subject, since).orElseThrow().at().minus(since);
  }

  @Test
  void nothingFiresWhileAllIsWell() {
    assertThat(events(Kind.FIRING, Duration.ZERO, act("replica-3 alone"))).isEmpty();
  }

  @Test
  void oneReplicaThatDriftsAloneIsADisagreementAndNoDriftOfTheFleet() {
    List<Event> fired = events(Kind.FIRING, act("replica-3 alone"), act("every replica"));

    assertThat(fired)
        .extracting(Event::subject)
        .containsOnly("ModelReplicaDisagreement 2001-03 distance");
    assertThat(after(act("replica-3 alone"), Kind.FIRING, "ModelReplicaDisagreement"))
        .isLessThan(Duration.ofMinutes(60));
    assertThat(after(act("replica-3 alone"), Kind.NOTIFIED, "ticket"))
        .isLessThan(Duration.ofMinutes(70));
    // One whole window without the fault, and the alert holds for another quarter of an hour.
    assertThat(after(act("replica-3 is mended"), Kind.RESOLVED, "ModelReplicaDisagreement"))
        .isLessThan(Duration.ofMinutes(100));
  }

  @Test
  void allReplicasThatDriftAreADriftOfTheFleetWithinTwoWindows() {
    assertThat(after(act("every replica"), Kind.FIRING, "ModelDrift 2001-03 distance"))
        .isLessThan(Duration.ofMinutes(36));
    assertThat(after(act("every replica"), Kind.PIPELINE, "RETRAIN flight-delay 2001-03"))
        .isLessThan(Duration.ofMinutes(60));
  }

  @Test
  void nobodyIsPagedForDrift() {
    assertThat(events(Kind.NOTIFIED, Duration.ZERO, act("a canary")))
        .extracting(Event::subject)
        .containsOnly("ticket");
  }

  @Test
  void theBadCanaryIsAbortedAndRolledBack() {
    Duration traffic = act("the canary gets traffic");

    // Its tenth minute of traffic, and two seconds of a busy machine, which are two minutes here.
    assertThat(events(Kind.VERDICT, traffic, traffic.plus(Duration.ofMinutes(12))))
        .extracting(Event::text)
        .contains("ABORT")
        .doesNotContain("PROMOTE");
    assertThat(after(traffic, Kind.PIPELINE, "ROLLBACK flight-delay 2001-04"))
        .isLessThan(Duration.ofMinutes(13));
    assertThat(after(traffic, Kind.NOTIFIED, "pager")).isLessThan(Duration.ofMinutes(16));
  }

  @Test
  void prometheusAndTheLibraryFindTheSamePsi() {
    List<Event> figures = events(Kind.FIGURES, Duration.ZERO, act("the end"));

    assertThat(figures).hasSize(6);
    assertThat(figures)
        .filteredOn(event -> event.subject().equals("distance"))
        .singleElement()
        .satisfies(
            event -> {
              Matcher figure = FIGURES.matcher(event.text());
              assertThat(figure.find()).isTrue();
              double fleet = Double.parseDouble(figure.group(1));
              double library = Double.parseDouble(figure.group(2));
              // Both saw nearly the same rows: Prometheus' quarter ends some scrapes apart.
              assertThat(fleet).isGreaterThan(0.2);
              assertThat(Math.abs(fleet / library - 1)).isLessThan(0.05);
            });
  }

  @Test
  void noRuleFails() throws IOException, InterruptedException {
    assertThat(run.failures()).isEmpty();
  }
}
