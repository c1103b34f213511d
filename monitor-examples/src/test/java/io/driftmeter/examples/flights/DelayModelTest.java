package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelayModelTest {
  private static final FlightData DATA = FlightData.load();
  private static final DelayModel MODEL = DelayModel.train(DATA.training());
  private static final FlightRequest REQUEST = new FlightRequest(17, 5, 733.0, false, "ATL", "LGA");

  @Test
  void ranksFlightsThatItHasNotSeen() {
    double training = areaUnderCurve(DATA.training());
    double holdout = areaUnderCurve(DATA.holdout());
    double spring = areaUnderCurve(DATA.spring());
    assertThat(holdout).isCloseTo(0.654, within(0.005));
    assertThat(spring).isCloseTo(0.652, within(0.005));
    // Why the reference of the output comes from other rows than the training:
    assertThat(training).isGreaterThan(holdout + 0.05);
  }

  @Test
  void averageProbabilityIsTheShareOfLateFlights() {
    double expected = DATA.holdout().stream().filter(Flight::late).count();
    double[] probabilities = MODEL.predictAll(requests(DATA.holdout()));
    double mean = IntStream.range(0, probabilities.length).mapToDouble(i -> probabilities[i]).sum();
    assertThat(mean / expected).isCloseTo(1, within(0.03));
  }

  @Test
  void trainingTwiceGivesTheSameModel() {
    List<FlightRequest> some = requests(DATA.holdout().subList(0, 2000));
    assertThat(DelayModel.train(DATA.training()).predictAll(some))
        .containsExactly(MODEL.predictAll(some));
  }

  @Test
  void manyThreadsGetTheAnswersOfOne() throws Exception {
    List<FlightRequest> some = requests(DATA.holdout().subList(0, 4000));
    double[] expected = MODEL.predictAll(some);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<double[]>> work = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        work.add(() -> some.stream().mapToDouble(MODEL::predict).toArray());
      }
      for (Future<double[]> answer : threads.invokeAll(work)) {
        assertThat(answer.get()).containsExactly(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void answersWithoutAnyOfTheOptionalValues() {
    assertThat(MODEL.predict(REQUEST)).isBetween(0.05, 0.95);
    assertThat(MODEL.predict(REQUEST.withDistance(null))).isBetween(0.01, 0.99);
    assertThat(MODEL.predict(new FlightRequest(17, 5, null, false, null, null)))
        .isBetween(0.01, 0.99);
  }

  @Test
  void airportNeverSeenIsTakenForAnAverageOne() {
    assertThat(MODEL.predict(REQUEST.withOrigin("BKG")))
        .isEqualTo(MODEL.predict(REQUEST.withOrigin(null)))
        .isNotEqualTo(MODEL.predict(REQUEST));
  }

  @Test
  void defaultIsTheMedianOfTheTrainingRows() {
    double median =
        DATA.training().stream()
            .mapToInt(Flight::distance)
            .sorted()
            .skip(DATA.training().size() / 2)
            .findFirst()
            .orElseThrow();
    assertThat(median).isEqualTo(Fault.DEFAULT_MILES);
  }

  /** Probability that a late flight ranks above one on time (Mann-Whitney), ties counting half. */
  private static double areaUnderCurve(List<Flight> flights) {
    double[] scores = MODEL.predictAll(requests(flights));
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(i -> i)
            .toArray();
    double lateRanks = 0;
    long late = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = from;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (flights.get(order[i]).late()) {
          lateRanks += (from + 1 + to) / 2.0;
          late++;
        }
      }
    }
    return (lateRanks - late * (late + 1) / 2.0) / ((double) late * (order.length - late));
  }

  private static List<FlightRequest> requests(List<Flight> flights) {
    return flights.stream().map(Flight::request).toList();
  }
}
