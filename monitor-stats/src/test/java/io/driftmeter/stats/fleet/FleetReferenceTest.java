package io.driftmeter.stats.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.api.RowSink;
import io.driftmeter.api.fleet.FleetBin;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetDecision;
import io.driftmeter.api.fleet.FleetDependence;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.fleet.FleetWindow;
import io.driftmeter.api.fleet.Quality;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceBuilder;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the replicas of a version are told to have in common. */
class FleetReferenceTest {

  private static final Schema SCHEMA =
      Schema.builder()
          .numeric("amount", "constant", "few")
          .categorical("country", "shop")
          .scoreWithThresholds("risk", 0.5, 0.9)
          .label("decision")
          .build();

  /** Amounts are log-normal; 300 shops, the first of which have half of the rows. */
  private static void record(RowSink sink, int rows, long seed, double shift) {
    var amount = sink.numeric("amount");
    var constant = sink.numeric("constant");
    var few = sink.numeric("few");
    var country = sink.categorical("country");
    var shop = sink.categorical("shop");
    var risk = sink.numeric("risk");
    var decision = sink.categorical("decision");
    var writer =
        sink.<SplittableRandom>rows(
            (random, row) -> {
              double score = random.nextDouble();
              row.set(amount, Math.exp(random.nextGaussian() + shift))
                  .set(constant, 7)
                  .set(few, random.nextInt(3))
                  .set(country, random.nextInt(3) == 0 ? "AT" : "DE")
                  .set(
                      shop,
                      "shop%03d"
                          .formatted(
                              random.nextBoolean() ? random.nextInt(8) : random.nextInt(300)))
                  .set(risk, score)
                  .set(decision, score >= 0.9 ? "block" : "pass");
            });
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows; i++) {
      writer.record(random);
    }
  }

  private static Profile reference(UnaryOperator<ReferenceBuilder> how, double shift) {
    ReferenceBuilder builder = how.apply(ReferenceProfiles.builder("payments", "1", SCHEMA));
    record(builder, 20_000, 5, shift);
    return builder.build();
  }

  private static final Profile REFERENCE = reference(builder -> builder, 0);

  private static final FleetReference FLEET = fleet();

  private static FleetReference fleet(Profile reference, UnaryOperator<MonitorBuilder> how) {
    try (StreamingModelMonitor monitor =
        how.apply(StreamingModelMonitor.builder("payments", "1").reference(reference)).build()) {
      return monitor.fleet().orElseThrow();
    }
  }

  private static FleetReference fleet() {
    return fleet(REFERENCE, monitor -> monitor);
  }

  private static FleetColumn column(FleetReference fleet, String name) {
    return fleet.columns().stream()
        .filter(column -> column.column().name().equals(name))
        .findAny()
        .orElseThrow();
  }

  @Test
  void numbersAreInTwelveBinsOfTenPercentThatAreFinerInTheTails() {
    assertThat(column(fleet(), "amount").bins())
        .extracting(FleetBin::share)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 0.012 ? 0 : 1)
        .containsExactly(0.02, 0.08, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.08, 0.02);
  }

  @Test
  void binsOfNumbersFollowOneAnotherAndAreOpenAtBothEnds() {
    assertThat(column(fleet(), "amount").bins())
        .extracting(FleetBin::label)
        .startsWith("00", "01")
        .endsWith("11");
    var ranges = column(fleet(), "amount").bins().stream().map(FleetBin::range).toList();
    assertThat(ranges.get(0)).startsWith("< ");
    assertThat(ranges.get(11)).startsWith(">= ");
    for (int i = 1; i < 11; i++) {
      String before = ranges.get(i - 1).replaceAll(".*[ <](\\S+?)\\)?$", "$1");
      assertThat(ranges.get(i)).startsWith("[" + before + ", ");
    }
  }

  @Test
  void singleValuesHaveBinsOfTheirOwnWithTheirName() {
    assertThat(column(fleet(), "constant").bins())
        .extracting(FleetBin::range, FleetBin::share)
        .containsExactly(tuple("< 7", 0.0), tuple("7", 1.0), tuple(">= 7", 0.0));
    assertThat(column(fleet(), "few").bins())
        .filteredOn(bin -> bin.share() > 0)
        .extracting(FleetBin::range)
        .containsExactly("0", "1", "2");
  }

  @Test
  void manyCategoriesKeepTheFrequentOnesAndCallTheOthersOther() {
    FleetColumn shop =
        column(fleet(REFERENCE, monitor -> monitor.fleetCategoryNames(true)), "shop");

    assertThat(shop.bins()).hasSize(12);
    assertThat(shop.bins())
        .extracting(FleetBin::range)
        .startsWith("shop000", "shop001", "shop002", "shop003", "shop004", "shop005")
        .endsWith("other");
    assertThat(shop.bins().get(11).share()).isCloseTo(0.5, within(0.02));
  }

  @Test
  void categoriesAreNumbersUnlessNamesAreAskedFor() {
    assertThat(column(fleet(), "country").bins())
        .extracting(FleetBin::label, FleetBin::range)
        .containsExactly(
            tuple("c00", "category 0"), tuple("c01", "category 1"), tuple("c02", "other"));
    assertThat(column(fleet(), "decision").decisions())
        .extracting(FleetDecision::label)
        .containsExactly("category 1");
    assertThat(fleet().toString()).doesNotContain("=AT").doesNotContain("shop0");
  }

  @Test
  void decisionsHaveTheirExactShareWhateverTheBins() {
    assertThat(column(fleet(), "risk").decisions())
        .extracting(FleetDecision::label)
        .containsExactly(">= 0.5", ">= 0.9");
    assertThat(column(fleet(), "risk").decisions().get(1).share())
        .isEqualTo(1 - column(fleet(), "decision").decisions().get(0).share(), within(1e-12))
        .isCloseTo(0.1, within(0.01));
    assertThat(column(fleet(), "amount").decisions()).isEmpty();
  }

  @Test
  void ofThreeClassesEachThatHasABinIsADecision() {
    Schema schema = Schema.builder().numeric("x").label("answer").build();
    ReferenceBuilder builder = ReferenceProfiles.builder("payments", "1", schema);
    var answer = builder.categorical("answer");
    var rows = builder.<Integer>rows((i, row) -> row.set(answer, List.of("a", "b", "c").get(i)));
    for (int i = 0; i < 300; i++) {
      rows.record(i % 3);
    }
    FleetReference fleet = fleet(builder.build(), monitor -> monitor.fleetBins(3));

    assertThat(column(fleet, "answer").decisions())
        .extracting(FleetDecision::label)
        .containsExactly("category 0", "category 1");
  }

  @Test
  void binsAreCalledTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(fleet().columns()).isEqualTo(FLEET.columns());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aReferenceOnTheGridsOfAnotherHasTheSameBinsHoweverItsCountsDiffer() {
    FleetReference next =
        fleet(reference(builder -> builder.gridsFrom(REFERENCE), 0.7), monitor -> monitor);

    assertThat(next.columns())
        .extracting(FleetColumn::grid)
        .isEqualTo(fleet().columns().stream().map(FleetColumn::grid).toList());
    assertThat(column(next, "amount").bins().get(11).share()).isGreaterThan(0.05);
  }

  @Test
  void columnsOnOtherGridsAreToldApart() {
    FleetReference other = fleet(reference(builder -> builder, 0.7), monitor -> monitor);

    assertThat(column(other, "amount").grid()).isNotEqualTo(column(fleet(), "amount").grid());
    assertThat(column(other, "country").grid()).isEqualTo(column(fleet(), "country").grid());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 16})
  void theNumberOfBinsCanBeChosen(int bins) {
    FleetReference fleet = fleet(REFERENCE, monitor -> monitor.fleetBins(bins));

    assertThat(column(fleet, "amount").bins()).hasSize(bins);
    assertThat(column(fleet, "shop").bins()).hasSize(bins);
    assertThat(column(fleet, "amount").grid()).isNotEqualTo(column(fleet(), "amount").grid());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 17})
  void aNumberOfBinsOutOfRangeIsRefused(int bins) {
    MonitorBuilder builder = StreamingModelMonitor.builder("payments", "1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.fleetBins(bins))
        .withMessage("fleetBins is %d, but must be 3 to 16, or 0 for none".formatted(bins));
  }

  @Test
  void noBinsMeanNoFleet() {
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("payments", "1").reference(REFERENCE).fleetBins(0).build()) {
      assertThat(monitor.fleet()).isEmpty();
      assertThat(monitor.counts().bins()).isEmpty();
    }
  }

  @Test
  void unusableValuesAreSharesOfAllObservations() {
    ReferenceBuilder builder =
        ReferenceProfiles.builder(
            "small", "1", Schema.builder().numeric("x").categorical("name").build());
    var x = builder.numeric("x");
    var name = builder.categorical("name");
    for (int i = 0; i < 80; i++) {
      x.record(i);
      name.record(i == 0 ? "once" : "often");
    }
    for (int i = 0; i < 20; i++) {
      x.recordMissing();
    }
    try (StreamingModelMonitor monitor =
        StreamingModelMonitor.builder("small", "1").reference(builder.build()).build()) {
      FleetReference fleet = monitor.fleet().orElseThrow();

      assertThat(column(fleet, "x").quality()).containsEntry(Quality.MISSING, 0.2);
      assertThat(column(fleet, "x").quality()).containsKey(Quality.INVALID);
      assertThat(column(fleet, "name").quality())
          .doesNotContainKey(Quality.INVALID)
          .as("as many as were seen only once are still to come")
          .containsEntry(Quality.OUTSIDE, 1 / 80.0);
    }
  }

  /**
   * From python3: from scipy.stats import norm; a = 1 / 2880 / 4; norm.isf([.4 * a / 7, .2 * a /
   * 32, .4 * a / 6]), for 7 columns, 32 shares and 3 decisions both ways.
   */
  @Test
  void criticalValuesSpendTheBudgetOnEveryQuestionAndWindow() {
    FleetReference fleet =
        fleet(REFERENCE, monitor -> monitor.falseAlarmBudget(FalseAlarms.perMonth(1)));

    assertThat(fleet.rule().driftPoint()).isCloseTo(4.418896, within(1e-6));
    assertThat(fleet.rule().qualityPoint()).isCloseTo(4.875548, within(1e-6));
    assertThat(fleet.rule().decisionPoint()).isCloseTo(4.385460, within(1e-6));
  }

  @Test
  void independentRowsHaveAboutTheirDegreesAndNoScale() {
    FleetColumn amount = column(fleet(), "amount");

    assertThat(amount.values()).isEqualTo(20_000);
    assertThat(amount.dependence())
        .hasSize(FleetWindow.values().length)
        .allSatisfy(
            (window, dependence) -> assertThat(dependence).isEqualTo(new FleetDependence(1, 11)));
  }
}
