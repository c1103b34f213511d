package io.driftmeter.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetDependenceTest {

  @Test
  void independentRowsAreTheLeast() {
    assertThat(new FleetDependence(1, 0.5).scale()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAScaleBelowThatOfIndependentRows(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FleetDependence(scale, 11))
        .withMessage("scale is %s, but must be finite and at least 1", scale);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesALawWithoutDegreesOfFreedom(double degrees) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FleetDependence(1, degrees))
        .withMessage("degrees is %s, but must be finite and more than 0", degrees);
  }
}
