package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
  private static final List<Flight> FLIGHTS = FlightData.load().holdout();
  private static final List<FlightRequest> CLEAN = rows();

  @Test
  void distanceIsInKilometres() {
    assertThat(share(Fault.DISTANCE_KM, (clean, row) -> row.equals(clean))).isZero();
    assertThat(
            share(
                Fault.DISTANCE_KM,
                (clean, row) -> row.equals(clean.withDistance(clean.distance() * 1.609344))))
        .isEqualTo(1);
  }

  @Test
  void originIsMissingInOneRowOfFive() {
    assertThat(share(Fault.ORIGIN_MISSING, (clean, row) -> row.equals(clean.withOrigin(null))))
        .isCloseTo(0.2, within(0.01));
  }

  @Test
  void oneDistanceOfTenIsAFlaggedDefault() {
    assertThat(
            share(
                Fault.DISTANCE_DEFAULT,
                (clean, row) -> row.equals(clean.withDefaultDistance(Fault.DEFAULT_MILES))))
        .isCloseTo(0.1, within(0.01));
    assertThat(share(Fault.DISTANCE_DEFAULT, (clean, row) -> row.distanceDefaulted()))
        .isCloseTo(0.1, within(0.01));
  }

  @Test
  void hourIsStuck() {
    assertThat(share(Fault.STUCK_HOUR, (clean, row) -> row.equals(clean.withHour(15))))
        .isEqualTo(1);
  }

  @Test
  void oneOriginOfTenWasNeverSeen() {
    assertThat(FlightData.readAll())
        .noneMatch(flight -> flight.origin().equals("BKG") || flight.destination().equals("BKG"));
    assertThat(share(Fault.NEW_AIRPORT, (clean, row) -> row.equals(clean.withOrigin("BKG"))))
        .isCloseTo(0.1, within(0.01));
  }

  @Test
  void slowLeavesTheRowsAlone() {
    assertThat(share(Fault.SLOW, (clean, row) -> row.equals(clean))).isEqualTo(1);
  }

  /** Rows that a fault does not change are untouched. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void otherColumnsStayAsTheyAre(Fault fault) {
    assertThat(
            share(
                fault,
                (clean, row) ->
                    row.weekday() == clean.weekday()
                        && Objects.equals(row.destination(), clean.destination())
                        && (fault.column().equals("hour") || row.hour() == clean.hour())
                        && (fault.column().equals("origin")
                            || Objects.equals(row.origin(), clean.origin()))
                        && (fault.column().equals("distance")
                            || Objects.equals(row.distance(), clean.distance()))))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void beginsInItsWindowAndIsTheSameEveryTime(Fault fault) {
    Traffic traffic = new Traffic(FLIGHTS, 2000, List.of(fault), 4);
    assertThat(traffic.windows()).isEqualTo(19);
    assertThat(traffic.faults(3)).isEmpty();
    assertThat(traffic.faults(4)).containsExactly(fault);
    assertThat(traffic.rows(3)).isEqualTo(CLEAN.subList(4000, 6000));
    if (fault != Fault.SLOW) {
      assertThat(traffic.rows(4)).isNotEqualTo(CLEAN.subList(6000, 8000));
    }
    assertThat(traffic.rows(19)).isEqualTo(traffic.rows(19));
  }

  @Test
  void severalFaultsActTogether() {
    Traffic traffic =
        new Traffic(FLIGHTS, 2000, List.of(Fault.STUCK_HOUR, Fault.ORIGIN_MISSING), 1);
    assertThat(traffic.rows(1))
        .allMatch(row -> row.hour() == 15)
        .anyMatch(row -> row.origin() == null);
  }

  @Test
  void namesAreThoseOfTheCommandLine() {
    for (Fault fault : Fault.values()) {
      assertThat(Fault.of(fault.toString())).isEqualTo(fault);
    }
    assertThatThrownBy(() -> Fault.of("distance"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("distance-km, origin-missing, distance-default");
  }

  @Test
  void slowSpellDelaysEveryTenthPrediction() {
    AtomicInteger pauses = new AtomicInteger();
    SlowSpell spell = new SlowSpell(request -> 0.5, pauses::incrementAndGet);
    CLEAN.subList(0, 100).forEach(spell::predict);
    assertThat(pauses).hasValue(0);
    spell.cast(true);
    CLEAN.subList(0, 100).forEach(spell::predict);
    assertThat(pauses).hasValue(10);
    spell.cast(false);
    CLEAN.subList(0, 100).forEach(spell::predict);
    assertThat(pauses).hasValue(10);
  }

  @Test
  void slowPredictionTakesFortyMillisecondsLonger() {
    SlowSpell spell = new SlowSpell(request -> 0.5);
    spell.cast(true);
    long start = System.nanoTime();
    CLEAN.subList(0, 10).forEach(spell::predict);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(40_000_000);
  }

  private static double share(Fault fault, BiPredicate<FlightRequest, FlightRequest> test) {
    List<FlightRequest> faulty = new Traffic(FLIGHTS, FLIGHTS.size(), List.of(fault), 1).rows(1);
    long count =
        IntStream.range(0, faulty.size())
            .filter(i -> test.test(CLEAN.get(i), faulty.get(i)))
            .count();
    return (double) count / faulty.size();
  }

  private static List<FlightRequest> rows() {
    return new Traffic(FLIGHTS, FLIGHTS.size(), List.of(), 1).rows(1);
  }
}
