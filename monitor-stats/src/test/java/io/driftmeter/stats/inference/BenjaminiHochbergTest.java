package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.stats.GoldenTable;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  @Test
  void agreesWithTheGoldenValues() {
    for (String[] row : GoldenTable.rows(BenjaminiHochbergTest.class, "benjamini_hochberg.tsv")) {
      String[] expected = row[1].split(",", -1);
      boolean[] actual = BenjaminiHochberg.reject(GoldenTable.doubles(row[0]), 0.1);
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < actual.length; i++) {
        assertThat(actual[i]).as(row[0] + " at " + i).isEqualTo(Boolean.parseBoolean(expected[i]));
      }
    }
  }

  @Test
  void aLargerPValueCanCarryTheSmallerOnes() {
    // limits 0.025, 0.05, 0.075, 0.1: the first three fail their own, the last one passes
    assertThat(BenjaminiHochberg.reject(new double[] {0.09, 0.095, 0.08, 0.1}, 0.1))
        .containsExactly(true, true, true, true);
    assertThat(BenjaminiHochberg.reject(new double[] {0.09, 0.095, 0.08, 0.11}, 0.1))
        .containsExactly(false, false, false, false);
  }

  @Test
  void noTestsNoAnswers() {
    assertThat(BenjaminiHochberg.reject(new double[0], 0.1)).isEmpty();
  }

  @Test
  void leavesTheArgumentsAlone() {
    double[] pValues = {0.5, 0.1};
    BenjaminiHochberg.reject(pValues, 0.1);
    assertThat(pValues).containsExactly(0.5, 0.1);
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double bad : new double[] {Double.NaN, -0.1, 1.1}) {
      assertThatThrownBy(() -> BenjaminiHochberg.reject(new double[] {0.5, bad}, 0.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("p-value is " + bad + ", not within 0 and 1");
      assertThatThrownBy(() -> BenjaminiHochberg.reject(new double[] {0.5}, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("q is " + bad + ", not within 0 and 1");
    }
  }
}
