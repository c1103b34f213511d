package io.driftmeter.stats.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.stats.Sensitivity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of the simulation: its figures must stay within these bands. */
class SimulationTest {

  private static final Simulation SIMULATION = new Simulation(Effort.SHORT);

  /**
   * At a nominal 10 per 1000 at most 25 are promised for dependent rows; windows share 18 or 36
   * references, which gives a standard error of about 7.
   */
  private static final double MOST_FALSE_ALARMS = 40;

  /** Independent rows keep the nominal 10, with three standard errors. */
  private static final double MOST_OF_INDEPENDENT_ROWS = 20;

  /** The standard tolerance leaves nothing of noise where rows are independent. */
  private static final double MOST_BEYOND_TOLERANCE = 3;

  /** One is expected; four and more have a probability of 2 % a month, nine in two of 0.02 %. */
  private static final double MOST_ALARMS_A_MONTH = 4;

  @Test
  void falseAlarmsStayRareWhateverDependsOnWhat() {
    List<FalseAlarmRates> all = SIMULATION.falseAlarms();
    System.out.println(FalseAlarmRates.table(all));
    for (FalseAlarmRates rates : all) {
      double most = rates.stream().isDependent() ? MOST_FALSE_ALARMS : MOST_OF_INDEPENDENT_ROWS;
      assertThat(rates.single()).as("one window, %s", rates).isLessThanOrEqualTo(most);
      assertThat(rates.merged()).as("merged windows, %s", rates).isLessThanOrEqualTo(most);
      assertThat(rates.standard()).as("standard tolerance, %s", rates).isLessThanOrEqualTo(most);
      assertThat(rates.prometheus()).as("Prometheus, %s", rates).isLessThanOrEqualTo(most);
      assertThat(rates.prometheusStandard())
          .as("Prometheus, standard tolerance, %s", rates)
          .isLessThanOrEqualTo(most);
      if (!rates.stream().isDependent()) {
        assertThat(rates.prometheusStandard()).isLessThanOrEqualTo(MOST_BEYOND_TOLERANCE);
        assertThat(rates.standard()).isLessThanOrEqualTo(MOST_BEYOND_TOLERANCE);
      }
    }
  }

  /**
   * Bands are the scales, 1, 4 and 16 windows, at which the median of five runs lies; the shift of
   * .2 sigma must be found within two windows by the fine preset.
   */
  @Test
  void changesAreFoundWhileTheyAreYoung() {
    List<Detection> all = SIMULATION.moves();
    System.out.println(Detection.table(all));
    assertThat(median(all, Change.MEAN_20, Sensitivity.FINE)).isLessThanOrEqualTo(2);
    assertThat(median(all, Change.MEAN_20, Sensitivity.STANDARD)).isLessThanOrEqualTo(16);
    assertThat(median(all, Change.MEAN_30, Sensitivity.STANDARD)).isLessThanOrEqualTo(2);
    assertThat(median(all, Change.MEAN_50, Sensitivity.STANDARD)).isEqualTo(1);
    assertThat(median(all, Change.VARIANCE, Sensitivity.FINE)).isLessThanOrEqualTo(4);
    assertThat(median(all, Change.TAIL, Sensitivity.STANDARD)).isLessThanOrEqualTo(2);
    assertThat(median(all, Change.HUMPS, Sensitivity.FINE)).isLessThanOrEqualTo(16);
    assertThat(median(all, Change.CODING, Sensitivity.FINE)).isLessThanOrEqualTo(16);
    assertThat(detection(all, Change.MEAN_50).medianOfPrometheus(Sensitivity.STANDARD))
        .isEqualTo(1);
    assertThat(detection(all, Change.MEAN_30).medianOfPrometheus(Sensitivity.FINE))
        .isLessThanOrEqualTo(4);
    assertThat(detection(all, Change.HUMPS).medianOfPrometheus(Sensitivity.FINE))
        .isLessThanOrEqualTo(24);
    // a shift of .1 sigma has a divergence of half the standard tolerance
    assertThat(detection(all, Change.MEAN_10).share(Sensitivity.STANDARD, Detection.NEVER - 1))
        .isZero();
    // what the rule of thumb does not see
    assertThat(detection(all, Change.MEAN_30).psi()).isZero();
  }

  @Test
  void brokenInputsAndRatesOfDecisionsAreFoundWithinTwoWindows() {
    List<Detection> all = SIMULATION.shares();
    System.out.println(Detection.table(all));
    // twelve decisions where four were expected are at the edge of what two windows tell
    assertThat(median(all, Change.DECISIONS, Sensitivity.STANDARD)).isLessThanOrEqualTo(4);
    for (Change change : List.of(Change.NEW_CATEGORY_2, Change.NEW_CATEGORY_5, Change.DEFAULTED)) {
      assertThat(median(all, change, Sensitivity.STANDARD))
          .as(change.label())
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void alarmsKeepToTheBudget() {
    List<MonthlyAlarms> all = SIMULATION.months();
    System.out.println(MonthlyAlarms.table(all));
    MonthlyAlarms hourly = all.get(0);
    assertThat(hourly.any() / hourly.months()).isLessThanOrEqualTo(MOST_ALARMS_A_MONTH);
  }

  @Test
  void presetsAreOrderedAndFindMoreInLargerWindows() {
    List<Preset> all = SIMULATION.presets();
    System.out.println(Preset.table(all));
    for (int rows : new int[] {0, 2000, 10_000}) {
      List<Preset> bySensitivity = all.stream().filter(one -> one.rows() == rows).toList();
      assertThat(bySensitivity.stream().map(Preset::shift)).isSorted().hasSize(3);
      assertThat(bySensitivity.stream().map(Preset::unseen)).isSorted();
    }
    for (Sensitivity sensitivity : Sensitivity.values()) {
      List<Preset> ofOne = all.stream().filter(one -> one.sensitivity() == sensitivity).toList();
      assertThat(ofOne.get(2).shift()).isBetween(ofOne.get(0).shift(), ofOne.get(1).shift());
    }
  }

  private static Detection detection(List<Detection> all, Change change) {
    return all.stream().filter(one -> one.change() == change).findFirst().orElseThrow();
  }

  private static int median(List<Detection> all, Change change, Sensitivity sensitivity) {
    return detection(all, change).median(sensitivity);
  }
}
