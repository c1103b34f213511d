package io.driftmeter.stats.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.stats.GoldenTable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuresTest {

  private static final int FIRST_MEASURE = 4;

  static List<Measure> all() {
    return Measures.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void agreesWithTheGoldenValues(Measure measure) {
    int column = FIRST_MEASURE + Measures.all().indexOf(measure);
    double worst = 0;
    for (String[] row : GoldenTable.rows(MeasuresTest.class, "measures.tsv")) {
      double expected = Double.parseDouble(row[column]);
      double actual = measure.score(comparison(row));
      double error = GoldenTable.error(actual, expected, 1e-16);
      assertThat(error)
          .as("%s of %s: %s against %s", measure, row[0], actual, expected)
          .isLessThanOrEqualTo(1e-12);
      worst = Math.max(worst, error);
    }
    System.out.printf("%s: largest relative error %.1e%n", measure.name(), worst);
  }

  private static Comparison comparison(String[] row) {
    return Comparison.ordered(
        GoldenTable.longs(row[1]), GoldenTable.longs(row[2]), GoldenTable.doubles(row[3]));
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalCountsScoreExactlyZero(Measure measure) {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 1000; i++) {
      long[] counts = random.longs(1 + random.nextInt(30), 0, 1L << random.nextInt(54)).toArray();
      counts[0]++;
      double[] positions = random.doubles(counts.length).sorted().toArray();
      assertThat(measure.score(Comparison.ordered(counts, counts, positions)))
          .as("counts %s", Arrays.toString(counts))
          .isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anEmptySideLeavesEveryMeasureUndefined(Measure measure) {
    long[] some = {3, 4};
    long[] none = {0, 0};
    double[] positions = {0, 1};
    assertThat(measure.score(Comparison.ordered(some, none, positions))).isNaN();
    assertThat(measure.score(Comparison.ordered(none, some, positions))).isNaN();
    assertThat(measure.score(Comparison.ordered(none, none, positions))).isNaN();
    assertThat(measure.score(Comparison.ordered(new long[1], new long[1], new double[1]))).isNaN();
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneBinScoresZero(Measure measure) {
    double[] position = {17};
    assertThat(measure.score(Comparison.ordered(new long[] {5}, new long[] {900}, position)))
        .isZero();
  }

  @ParameterizedTest
  @MethodSource("all")
  void scoresStayInRangeForTheLargestTotals(Measure measure) {
    long[] left = {Comparison.MAX_TOTAL, 0};
    long[] right = {0, Comparison.MAX_TOTAL};
    double[] positions = {0, 1};
    assertThat(measure.score(Comparison.ordered(left, right, positions)))
        .isFinite()
        .isGreaterThanOrEqualTo(1);
    assertThat(measure.score(Comparison.ordered(left, left, positions))).isZero();
  }

  @Test
  void bounds() {
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 2000; i++) {
      int bins = 1 + random.nextInt(12);
      long[] reference = random.longs(bins, 0, 1L << random.nextInt(1, 40)).toArray();
      long[] live = random.longs(bins, 0, 1L << random.nextInt(1, 40)).toArray();
      reference[random.nextInt(bins)]++;
      live[random.nextInt(bins)]++;
      Comparison comparison = Comparison.of(reference, live);
      double variation = Measures.TOTAL_VARIATION.score(comparison);
      double hellinger = Measures.HELLINGER.score(comparison);
      double jensenShannon = Measures.JENSEN_SHANNON.score(comparison);
      double rounding = 1e-12;
      assertThat(hellinger * hellinger).isBetween(0.0, variation + rounding);
      assertThat(variation).isBetween(0.0, Math.sqrt(2) * hellinger + rounding);
      assertThat(jensenShannon * jensenShannon).isBetween(0.0, variation + rounding);
      assertThat(Measures.L_INFINITY.score(comparison)).isBetween(0.0, variation + rounding);
      double total = (double) comparison.liveTotal() + comparison.referenceTotal();
      assertThat(Measures.CHI_SQUARE.score(comparison)).isBetween(0.0, total * (1 + rounding));
    }
  }

  @Test
  void psiIsTheSumOfBothKullbackLeiblerDivergences() {
    long[] reference = {100, 0, 40, 7};
    long[] live = {90, 3, 60, 1};
    double there = Measures.KULLBACK_LEIBLER.score(Comparison.of(reference, live));
    double back = Measures.KULLBACK_LEIBLER.score(Comparison.of(live, reference));
    assertThat(there).isNotEqualTo(back);
    assertThat(Measures.PSI.score(Comparison.of(reference, live)))
        .isCloseTo(there + back, within(1e-15));
  }

  @Test
  void contributionsAddUpAndPointAtTheBinThatMoved() {
    Comparison comparison = Comparison.of(new long[] {100, 100, 100}, new long[] {100, 100, 150});
    for (Measure measure : Measures.all()) {
      if (measure instanceof AdditiveMeasure additive) {
        double[] contributions = additive.contributions(comparison);
        assertThat(Arrays.stream(contributions).sum()).isEqualTo(measure.score(comparison));
        assertThat(contributions[2]).isGreaterThan(contributions[0]).isPositive();
        assertThat(contributions[0]).isEqualTo(contributions[1]);
      }
    }
  }

  @Test
  void unorderedBinsHaveNoOrderedMeasures() {
    Comparison unordered = Comparison.of(new long[] {1, 2}, new long[] {2, 1});
    for (Measure measure : Measures.all()) {
      boolean needsOrder =
          measure == Measures.KOLMOGOROV_SMIRNOV || measure == Measures.WASSERSTEIN;
      assertThat(measure.appliesTo(unordered)).as(measure.name()).isNotEqualTo(needsOrder);
      assertThat(Double.isNaN(measure.score(unordered))).as(measure.name()).isEqualTo(needsOrder);
    }
  }

  @Test
  void findsByNameAndNamesTheKnownOnes() {
    for (Measure measure : Measures.all()) {
      assertThat(measure.name()).matches("[a-z]+(_[a-z]+)*");
      assertThat(Measures.find(measure.name())).isSameAs(measure);
    }
    assertThatThrownBy(() -> Measures.find("psy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no measure 'psy', known are psi, jensen_shannon, kullback_leibler, hellinger, "
                + "total_variation, l_infinity, chi_square, kolmogorov_smirnov, wasserstein");
  }

  @Test
  void usersWriteTheirOwn() {
    Measure largestLiveShare = Measure.of("largest_live_share", bins -> bins.liveShare(0));
    Comparison comparison = Comparison.of(new long[] {1, 1}, new long[] {3, 1});
    assertThat(largestLiveShare.name()).isEqualTo("largest_live_share");
    assertThat(largestLiveShare.appliesTo(comparison)).isTrue();
    assertThat(largestLiveShare.score(comparison)).isEqualTo(0.75);
  }
}
