package io.driftmeter.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.stats.GoldenTable;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void agreesWithTheGoldenValues() {
    for (String[] row : GoldenTable.rows(HolmTest.class, "holm.tsv")) {
      double[] expected = GoldenTable.doubles(row[1]);
      double[] actual = Holm.adjust(GoldenTable.doubles(row[0]));
      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < actual.length; i++) {
        GoldenTable.assertClose(actual[i], expected[i], 1e-15, row[0] + " at " + i);
      }
    }
  }

  @Test
  void adjustsStepByStep() {
    double[] pValues = {0.04, 0.001, 0.012, 0.013};
    // 0.001 * 4, 0.012 * 3 = 0.036, 0.013 * 2 = 0.026 raised to 0.036, 0.04 * 1
    assertThat(Holm.adjust(pValues))
        .containsExactly(new double[] {0.04, 0.004, 0.036, 0.036}, within(1e-15));
  }

  @Test
  void noTestsNoAnswers() {
    assertThat(Holm.adjust()).isEmpty();
  }

  @Test
  void leavesTheArgumentsAlone() {
    double[] pValues = {0.5, 0.1};
    Holm.adjust(pValues);
    assertThat(pValues).containsExactly(0.5, 0.1);
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double bad : new double[] {Double.NaN, -0.1, 1.1}) {
      assertThatThrownBy(() -> Holm.adjust(0.5, bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("p-value is " + bad + ", not within 0 and 1");
    }
  }
}
