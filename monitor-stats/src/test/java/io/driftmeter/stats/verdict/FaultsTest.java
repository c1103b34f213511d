package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.RowRecorder;
import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.inference.Holm;
import io.driftmeter.stats.profile.Profile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults as they happen are raised in the first window, on exactly the column that has them. */
class FaultsTest {

  private static final long SEED = 31;
  private static final Profile REFERENCE = JudgedMonitor.reference(20_000, SEED + 1);

  private final StreamingModelMonitor monitor =
      JudgedMonitor.builder(REFERENCE).unseenNames(5).build();
  private final RowRecorder<JudgedMonitor.Draw> rows = JudgedMonitor.rows(monitor);
  private final SplittableRandom random = new SplittableRandom(SEED);

  @AfterEach
  void close() {
    monitor.close();
  }

  private DriftReport window(int count, BiConsumer<JudgedMonitor.Draw, SplittableRandom> fault) {
    for (int i = 0; i < count; i++) {
      JudgedMonitor.Draw draw = JudgedMonitor.Draw.of(random);
      fault.accept(draw, random);
      rows.record(draw);
    }
    return monitor.closeWindow();
  }

  private static Arguments fault(
      String name,
      String column,
      String label,
      BiConsumer<JudgedMonitor.Draw, SplittableRandom> f) {
    return argumentSet(name, column, label, f);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "20 % missing",
            "n0",
            "missing",
            (draw, random) -> draw.numbers[0] = random.nextInt(5) == 0 ? null : draw.numbers[0]),
        fault(
            "20 % of a category missing",
            "c1",
            "missing",
            (draw, random) -> draw.names[1] = random.nextInt(5) == 0 ? null : draw.names[1]),
        fault(
            "10 % defaulted",
            "n0", "defaulted", (draw, random) -> draw.defaulted = random.nextInt(10) == 0),
        fault(
            "10 % of a category never seen",
            "c0",
            "unseen",
            (draw, random) -> draw.names[0] = random.nextInt(10) == 0 ? "pink" : draw.names[0]),
        fault("a stuck number", "n3", "7", (draw, random) -> draw.numbers[3] = 7.0),
        fault("a stuck category", "c2", "green", (draw, random) -> draw.names[2] = "red"),
        fault(
            "kilometres for miles",
            "n1",
            "[",
            (draw, random) -> draw.numbers[1] = draw.numbers[1] * 1.609344),
        fault(
            "5 % not a number",
            "n4",
            "nan",
            (draw, random) ->
                draw.numbers[4] = random.nextInt(20) == 0 ? Double.NaN : draw.numbers[4]),
        fault(
            "5 % infinite",
            "n5",
            "positive_infinity",
            (draw, random) ->
                draw.numbers[5] =
                    random.nextInt(20) == 0 ? Double.POSITIVE_INFINITY : draw.numbers[5]),
        fault(
            "a sentinel in 5 %",
            "n7",
            "",
            (draw, random) ->
                draw.numbers[7] = random.nextInt(20) == 0 ? -999.0 : draw.numbers[7]));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsRaisedOnItsColumnAlone(
      String column, String label, BiConsumer<JudgedMonitor.Draw, SplittableRandom> fault) {
    DriftReport report = window(2_000, fault);
    assertThat(JudgedMonitor.drifted(report)).as("seed %d", SEED).containsExactly(column);
    Evidence evidence = report.column(column).orElseThrow().verdict().grounds().orElseThrow();
    assertThat(evidence.shifts())
        .as("what moved")
        .anySatisfy(shift -> assertThat(shift.label()).contains(label));
  }

  @Test
  void evidenceSaysWhatTheVerdictRestsOn() {
    DriftReport report = window(2_000, (draw, random) -> draw.names[0] = "red");
    for (ColumnReport column : report.columns()) {
      Evidence evidence = column.verdict().grounds().orElseThrow();
      assertThat(evidence.test())
          .as("only numbers have an order")
          .isEqualTo(column.column().isNumeric() ? "chi_square_and_smooth" : "chi_square");
      assertThat(evidence.liveCount()).isEqualTo(2_000);
      assertThat(evidence.referenceCount()).isEqualTo(20_000);
      assertThat(evidence.tolerance()).isEqualTo(0.01);
      assertThat(evidence.adjustedPValue()).isGreaterThanOrEqualTo(evidence.pValue());
      assertThat(evidence.smallestDetectable()).isBetween(0.01, 0.2);
      assertThat(column.verdict().isDrifted())
          .isEqualTo(evidence.adjustedPValue() <= evidence.alpha());
      checkShifts(evidence.shifts());
    }
    Evidence stuck = report.column("c0").orElseThrow().verdict().grounds().orElseThrow();
    BinShift red =
        stuck.shifts().stream().filter(s -> s.label().equals("red")).findFirst().orElseThrow();
    assertThat(red.liveShare()).isEqualTo(1);
    assertThat(red.referenceShare()).isEqualTo(0.36, within(0.02));
    assertThat(stuck.shifts().stream().mapToDouble(BinShift::contribution).sum())
        .as("five categories, five shifts, the whole statistic")
        .isEqualTo(1, within(1e-12));
    assertThat(stuck.shifts().stream().mapToDouble(BinShift::referenceShare).sum())
        .isEqualTo(1, within(1e-12));
    assertThat(stuck.shifts().stream().mapToDouble(BinShift::liveShare).sum())
        .isEqualTo(1, within(1e-12));
  }

  private static void checkShifts(List<BinShift> shifts) {
    assertThat(shifts)
        .hasSizeBetween(1, 5)
        .isSortedAccordingTo(Comparator.comparingDouble(BinShift::contribution).reversed())
        .allSatisfy(
            shift -> {
              assertThat(shift.contribution()).isBetween(0.0, 1.0);
              assertThat(shift.referenceShare()).isBetween(0.0, 1.0);
              assertThat(shift.liveShare()).isBetween(0.0, 1.0);
            });
  }

  @Test
  void pValuesOfAllColumnsAndScalesAreAdjustedTogether() {
    DriftReport report = window(2_000, (draw, random) -> {});
    List<Evidence> evidence =
        report.columns().stream().map(c -> c.verdict().grounds().orElseThrow()).toList();
    double[] expected =
        Arrays.stream(Holm.adjust(evidence.stream().mapToDouble(Evidence::pValue).toArray()))
            .map(p -> Math.min(1, Family.DRIFT.scaleCount() * p))
            .toArray();
    assertThat(evidence.stream().mapToDouble(Evidence::adjustedPValue).toArray())
        .containsExactly(expected);
  }

  @Test
  void namesNeverSeenAreShownMostFrequentFirstAndForgottenWithTheWindow() {
    DriftReport report =
        window(
            1_000,
            (draw, random) -> {
              int kind = random.nextInt(100);
              draw.names[0] = kind < 15 ? "pink" : kind < 20 ? "x".repeat(65) : draw.names[0];
              draw.names[1] = kind < 1 ? null : draw.names[1];
            });
    assertThat(report.column("c0").orElseThrow().unseenExamples())
        .as("too long a name is counted and not kept")
        .containsExactly("pink");
    assertThat(report.column("c1").orElseThrow().unseenExamples()).isEmpty();
    DriftReport next = window(1_000, (draw, random) -> {});
    assertThat(next.column("c0").orElseThrow().unseenExamples()).isEmpty();
  }

  @Test
  void noNameIsKeptUnlessAskedFor() {
    try (StreamingModelMonitor discreet = JudgedMonitor.builder(REFERENCE).build()) {
      discreet.categorical("c0").record("pink");
      assertThat(discreet.closeWindow().column("c0").orElseThrow().unseenExamples()).isEmpty();
    }
  }

  @Test
  void moreNamesThanAskedForAreLeftOut() {
    for (int i = 0; i < 30; i++) {
      monitor.categorical("c0").record("name " + i);
    }
    assertThat(monitor.closeWindow().column("c0").orElseThrow().unseenExamples())
        .hasSizeLessThanOrEqualTo(5);
  }
}
