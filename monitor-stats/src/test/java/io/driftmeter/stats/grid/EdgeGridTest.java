package io.driftmeter.stats.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeGridTest {

  @Test
  void aBucketHoldsItsLowerEdgeButNotItsUpper() {
    EdgeGrid grid = EdgeGrid.of(-1, 0, 2.5);

    assertThat(grid.size()).isEqualTo(2);
    assertThat(grid.index(Math.nextDown(-1.0))).isEqualTo(-1);
    assertThat(grid.index(-1)).isZero();
    assertThat(grid.index(0)).isEqualTo(1);
    assertThat(grid.index(Math.nextDown(2.5))).isEqualTo(1);
    assertThat(grid.index(2.5)).isEqualTo(2);
    assertThat(grid.midpoint(1)).isEqualTo(1.25);
  }

  @Test
  void anIsolatedAtomIsRepresentedByItself() {
    EdgeGrid grid = EdgeGrid.of(998, 999, Math.nextUp(999.0), 1000);

    assertThat(grid.index(999)).isEqualTo(1);
    assertThat(grid.midpoint(1)).isEqualTo(999);
    assertThat(EdgeGrid.of(Math.nextDown(999.0), 999).midpoint(0)).isEqualTo(Math.nextDown(999.0));
  }

  @Test
  void theWidestBucketHasAFiniteMidpoint() {
    assertThat(EdgeGrid.of(-Double.MAX_VALUE, Double.MAX_VALUE).midpoint(0)).isZero();
  }

  @Test
  void zerosAreOneEdge() {
    EdgeGrid grid = EdgeGrid.of(-0.0, Double.MIN_VALUE);

    assertThat(Double.doubleToRawLongBits(grid.edge(0))).isZero();
    assertThat(grid.index(-0.0)).isZero();
    assertThat(grid).isEqualTo(EdgeGrid.of(0.0, Double.MIN_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> EdgeGrid.of(-0.0, 0.0));
  }

  @Test
  void moreEdgesStandAmongTheOthersOnce() {
    EdgeGrid grid = EdgeGrid.of(0, 1, 2);

    assertThat(grid.with(3, 0.5, -0.0, 2, 0.5)).isEqualTo(EdgeGrid.of(0, 0.5, 1, 2, 3));
    assertThat(grid.with(0, 1)).isEqualTo(grid);
    assertThat(grid.with()).isEqualTo(grid);
    assertThatIllegalArgumentException().isThrownBy(() -> grid.with(Double.NaN));
  }

  @Test
  void isAValueThatSharesNoArray() {
    double[] edges = {1, 2, 4};
    EdgeGrid grid = EdgeGrid.of(edges);
    edges[0] = 0;
    grid.edges()[2] = 5;

    assertThat(grid).isEqualTo(EdgeGrid.of(1, 2, 4)).hasSameHashCodeAs(EdgeGrid.of(1, 2, 4));
    assertThat(grid).isNotEqualTo(EdgeGrid.of(1, 2, 5));
    assertThat(grid).hasToString("EdgeGrid[2 buckets from 1.0 to 4.0]");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 63, 64, 65, 255, 256, 257, 4097})
  void everyNumberOfEdgesIsSearchedCorrectly(int n) {
    double[] edges = new double[n];
    Arrays.setAll(edges, i -> i);
    EdgeGrid grid = EdgeGrid.of(edges);

    for (int i = 0; i < n; i++) {
      assertThat(grid.index(i)).isEqualTo(i);
      assertThat(grid.index(i - 0.5)).isEqualTo(i - 1);
    }
  }

  @Test
  void badEdgesAreRefusedByNameValueAndLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeGrid.of(1))
        .withMessage("edges.length 1 is not in 2..4097");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeGrid.of(new double[4098]))
        .withMessage("edges.length 4098 is not in 2..4097");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeGrid.of(1, Double.NaN))
        .withMessage("edges[1] NaN is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeGrid.of(1, Double.POSITIVE_INFINITY))
        .withMessage("edges[1] Infinity is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeGrid.of(1, 2, 2))
        .withMessage("edges[2] 2.0 is not greater than the edge before, 2.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void anEdgeThatIsNotThereIsRefused(int bucket) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> EdgeGrid.of(1, 2, 3).lower(bucket));
  }
}
