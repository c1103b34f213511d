package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DependenceTest {

  @Test
  void independentRowsLeaveTheLawAsItIs() {
    assertThat(Dependence.independent().degrees(19)).isEqualTo(19);
    assertThat(Dependence.independent().scale(19)).isEqualTo(1);
  }

  @Test
  void meanAndVarianceAreThoseOfTheRatios() {
    Dependence dependence = Dependence.learned(new double[] {2, 4, 6});
    assertThat(dependence).isEqualTo(new Dependence(4, 8)); // 2 * 16 / 4
    assertThat(dependence.degrees(19)).isEqualTo(8);
    // mean scale * degrees = 4 * 19, variance 2 scale^2 degrees = 4 * 19^2
    assertThat(dependence.scale(19)).isEqualTo(9.5);
    // as few degrees as a statistic has by itself are not reduced
    assertThat(dependence.degrees(4)).isEqualTo(4);
    assertThat(dependence.scale(4)).isEqualTo(4);
  }

  @Test
  void rowsNeverCountForMoreThanIndependentOnes() {
    Dependence dependence = Dependence.learned(new double[] {0.2, 0.4});
    assertThat(dependence.inflation()).isEqualTo(1);
    assertThat(dependence.degrees()).isCloseTo(2 / 0.02, within(1e-9));
  }

  @Test
  void equalRatiosSetNoLimit() {
    assertThat(Dependence.learned(new double[] {3, 3, 3}))
        .isEqualTo(new Dependence(3, Double.POSITIVE_INFINITY));
    assertThat(Dependence.learned(new double[2])).isEqualTo(Dependence.independent());
  }

  @Test
  void refusesArgumentsOutOfRange() {
    refuses(() -> new Dependence(0.9, 1), "inflation is 0.9, not finite and at least 1");
    refuses(() -> new Dependence(Double.NaN, 1), "inflation is NaN, not finite and at least 1");
    refuses(() -> new Dependence(1, 0), "degrees is 0.0, not positive");
    refuses(() -> new Dependence(1, Double.NaN), "degrees is NaN, not positive");
    refuses(() -> Dependence.learned(new double[1]), "there are 1 ratios, fewer than 2");
    refuses(
        () -> Dependence.learned(new double[] {1, Double.NaN}),
        "ratio is NaN, not finite and at least 0");
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
