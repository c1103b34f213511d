package io.driftmeter.stats.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AtomTest {

  @Test
  void isAValueWithAtLeastOneBinsShareOfAll() {
    double[] values = {-1, 0, 0, 2, 3, 5, 5, 5, 8, 9};

    assertThat(Atom.find(values, 5)).containsExactly(new Atom(0, 0.2), new Atom(5, 0.3));
    assertThat(Atom.find(values, 4)).containsExactly(new Atom(5, 0.3));
    assertThat(Atom.find(values, 2)).isEmpty();
  }

  @Test
  void bothZerosAreOneAtom() {
    assertThat(Atom.find(new double[] {-0.0, 0.0, 1, 2}, 2)).containsExactly(new Atom(0.0, 0.5));
    assertThat(new Atom(-0.0, 1)).isEqualTo(new Atom(0.0, 1));
  }

  @Test
  void noValuesHaveNoAtoms() {
    assertThat(Atom.find(new double[0], 20)).isEmpty();
  }

  @Test
  void badComponentsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Atom(Double.NaN, 0.5))
        .withMessage("value NaN is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Atom(1, Double.NaN))
        .withMessage("share NaN is not in (0, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Atom.find(new double[0], 0))
        .withMessage("bins 0 is not at least 1");
  }
}
