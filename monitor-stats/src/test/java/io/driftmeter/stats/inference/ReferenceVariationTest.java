package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceVariationTest {

  private static final int BINS = 20;

  @Test
  void independentRowsHaveAlmostNoDependence() {
    ReferenceVariation variation = ReferenceVariation.of(windows(48, 1), BINS);
    assertThat(variation.windows()).isEqualTo(48);
    assertThat(variation.meanCount()).isEqualTo(2000);
    assertThat(variation.chiSquare().inflation()).isBetween(1.0, 1.15);
    assertThat(variation.chiSquare().degrees()).isGreaterThan(11);
    assertThat(variation.smooth().inflation()).isBetween(1.0, 1.3);
    assertThat(variation.smooth().degrees()).isGreaterThan(2.2);
  }

  @Test
  void repeatedRowsInflateByTheirRepeats() {
    ReferenceVariation variation = ReferenceVariation.of(windows(200, 20), BINS);
    assertThat(variation.chiSquare().inflation()).isBetween(17.0, 24.0);
    assertThat(variation.smooth().inflation()).isBetween(17.0, 24.0);
    assertThat(variation.chiSquare().degrees()).isGreaterThan(13);
  }

  @Test
  void binsWithoutOrderTeachNothingAboutTheSmoothStatistic() {
    ReferenceVariation variation = ReferenceVariation.of(windows(30, 20), 0);
    assertThat(variation.chiSquare().inflation()).isGreaterThan(10);
    assertThat(variation.smooth()).isEqualTo(Dependence.independent());
  }

  @Test
  void windowsThatCannotBeComparedAreLeftOut() {
    List<long[]> windows = new ArrayList<>(windows(10, 1));
    ReferenceVariation without = ReferenceVariation.of(windows, BINS);
    windows.add(3, new long[BINS]);
    assertThat(ReferenceVariation.of(windows, BINS)).isEqualTo(without);
  }

  @Test
  void fewerThanTwoWindowsTeachNothing() {
    for (List<long[]> few :
        List.of(
            List.<long[]>of(),
            windows(1, 1),
            List.of(new long[BINS], windows(1, 1).get(0)),
            List.of(new long[] {7, 0, 0}, new long[] {8, 0, 0}))) {
      assertThat(ReferenceVariation.of(few, 0))
          .isEqualTo(
              new ReferenceVariation(Dependence.independent(), Dependence.independent(), 0, 0));
    }
  }

  @Test
  void refusesWindowsOfDifferentBins() {
    assertThatThrownBy(() -> ReferenceVariation.of(List.of(new long[3], new long[2]), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a window has 2 bins, the first has 3");
  }

  private static List<long[]> windows(int count, int repeats) {
    SplittableRandom random = new SplittableRandom(11);
    List<long[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long[] window = new long[BINS];
      for (int row = 0; row < 2000; row += repeats) {
        window[random.nextInt(BINS)] += repeats;
      }
      windows.add(window);
    }
    return windows;
  }
}
