package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlightDataTest {
  private static final List<Flight> ALL = FlightData.readAll();
  private static final FlightData DATA = FlightData.load();

  @Test
  void fileIsSmall() throws Exception {
    try (InputStream file = Flight.class.getResourceAsStream("flights-2001.csv.gz")) {
      assertThat(file.readAllBytes().length).isLessThan(3_000_000);
    }
  }

  @Test
  void sampleIsUniformOverTheHalfYear() {
    assertThat(ALL).hasSize(200_000);
    Map<Month, Long> months =
        ALL.stream()
            .collect(
                Collectors.groupingBy(
                    flight -> flight.departure().getMonth(), Collectors.counting()));
    // Rows of the source in each month; a uniform sample of one in 15 strays by less than 2 %.
    Map<Month, Integer> source =
        Map.of(
            Month.JANUARY, 508_239,
            Month.FEBRUARY, 458_170,
            Month.MARCH, 511_502,
            Month.APRIL, 501_030,
            Month.MAY, 518_831,
            Month.JUNE, 502_222);
    assertThat(months.keySet()).isEqualTo(source.keySet());
    source.forEach(
        (month, rows) ->
            assertThat(months.get(month) * 2_999_994 / 200_000.0)
                .as(month.toString())
                .isCloseTo(rows, within(0.02 * rows)));
  }

  @Test
  void valuesAreWithinTheRangesOfTheSource() {
    LocalDateTime first = LocalDateTime.of(2001, 1, 1, 0, 1);
    LocalDateTime last = LocalDateTime.of(2001, 6, 30, 23, 59);
    Pattern code = Pattern.compile("[A-Z]{3}");
    assertThat(ALL)
        .noneMatch(flight -> flight.departure().isBefore(first))
        .noneMatch(flight -> flight.departure().isAfter(last))
        .noneMatch(flight -> flight.distance() < 21 || flight.distance() > 4962)
        .noneMatch(flight -> flight.delay() < -1116 || flight.delay() > 1688)
        .noneMatch(flight -> flight.origin().equals(flight.destination()))
        .allMatch(flight -> code.matcher(flight.origin()).matches())
        .allMatch(flight -> code.matcher(flight.destination()).matches());
    assertThat(ALL).isSortedAccordingTo(Comparator.comparing(Flight::departure));
    double late = ALL.stream().filter(Flight::late).count() / (double) ALL.size();
    assertThat(late).isCloseTo(0.1997, within(0.003)); // 0.199685 of the source
  }

  @Test
  void lateIsMoreThanFifteenMinutes() {
    LocalDateTime departure = LocalDateTime.of(2001, 2, 3, 4, 5);
    assertThat(new Flight(departure, 100, "ATL", "LGA", 15).late()).isFalse();
    assertThat(new Flight(departure, 100, "ATL", "LGA", 16).late()).isTrue();
  }

  @Test
  void requestHoldsWhatIsKnownAtDeparture() {
    Flight saturday = new Flight(LocalDateTime.of(2001, 2, 3, 17, 59), 733, "ATL", "LGA", 16);
    assertThat(saturday.request()).isEqualTo(new FlightRequest(17, 6, 733.0, false, "ATL", "LGA"));
  }

  @Test
  void partsAreDisjointAndLoseNothing() {
    List<Flight> parts = new ArrayList<>();
    parts.addAll(DATA.training());
    parts.addAll(DATA.calibration());
    parts.addAll(DATA.holdout());
    parts.addAll(DATA.spring());
    assertThat(counts(parts)).isEqualTo(counts(ALL));
    assertThat(DATA.training()).hasSize(39_246);
    assertThat(DATA.calibration()).hasSize(19_623);
    assertThat(DATA.holdout()).hasSize(39_246);
    assertThat(DATA.spring()).hasSize(101_885);
  }

  @Test
  void winterIsShuffledAndSpringIsInOrder() {
    assertThat(DATA.spring()).isSortedAccordingTo(Comparator.comparing(Flight::departure));
    assertThat(DATA.spring().get(0).departure()).isAfter(LocalDateTime.of(2001, 3, 31, 23, 59));
    for (List<Flight> part : List.of(DATA.training(), DATA.calibration(), DATA.holdout())) {
      Set<Month> firstRows = new HashSet<>();
      part.subList(0, 100).forEach(flight -> firstRows.add(flight.departure().getMonth()));
      assertThat(firstRows).containsOnly(Month.JANUARY, Month.FEBRUARY, Month.MARCH).hasSize(3);
    }
  }

  @Test
  void splitIsTheSameEveryTime() {
    assertThat(FlightData.load()).isEqualTo(DATA);
  }

  private static Map<Flight, Long> counts(List<Flight> flights) {
    return new HashMap<>(
        flights.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }
}
