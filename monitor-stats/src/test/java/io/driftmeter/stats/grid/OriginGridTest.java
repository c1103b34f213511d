package io.driftmeter.stats.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginGridTest {

  private static final double MAX = Double.MAX_VALUE;

  @Test
  void isLinearWithinOneScaleAndLogarithmicBeyond() {
    OriginGrid grid = new OriginGrid(10, 4, 1, 2, 3);

    assertThat(grid.size()).isEqualTo(10);
    assertThat(grid.half()).isEqualTo(4);
    assertThat(grid.inverseScale()).isEqualTo(0.25);
    assertThat(grid.shift()).isEqualTo(51);
    assertThat(DoubleStream.of(10, 11.9, 12, 14, 18, 22, 30, 37.9).mapToInt(grid::index))
        .containsExactly(4, 4, 5, 6, 7, 8, 9, 9);
    assertThat(grid.index(38)).isEqualTo(10);
    assertThat(DoubleStream.of(9.9, 8.1, 8, 6, 2, -1.9).mapToInt(grid::index))
        .containsExactly(3, 3, 2, 1, 0, 0);
    assertThat(grid.index(-2)).isEqualTo(-1);
  }

  @Test
  void bothZerosFallInTheBucketOfAZeroOrigin() {
    OriginGrid grid = new OriginGrid(0.0, 1, 5, 3, 3);

    assertThat(grid.index(0.0)).isEqualTo(grid.half());
    assertThat(grid.index(-0.0)).isEqualTo(grid.half());
    assertThat(grid.index(-Double.MIN_VALUE)).isEqualTo(grid.half() - 1);
    assertThat(grid).isEqualTo(new OriginGrid(-0.0, 1, 5, 3, 3));
  }

  @Test
  void aFiniteValueWhoseDistanceOverflowsIsAboveOrBelow() {
    OriginGrid lowest = new OriginGrid(-MAX, 0x1p1022, 5, 3, 3);
    OriginGrid highest = new OriginGrid(MAX, 0x1p1022, 5, 3, 3);

    assertThat(lowest.index(MAX)).isEqualTo(lowest.size());
    assertThat(highest.index(-MAX)).isEqualTo(-1);
    assertThat(lowest.index(-MAX)).isEqualTo(lowest.half());
    assertThat(highest.index(MAX)).isEqualTo(highest.half());
  }

  @Test
  void anEmptySideIsAllBelowOrAbove() {
    assertThat(new OriginGrid(5, 1, 3, 0, 4).index(Math.nextDown(5.0))).isEqualTo(-1);
    OriginGrid left = new OriginGrid(5, 1, 3, 4, 0);
    assertThat(left.index(5)).isEqualTo(left.size());
    assertThat(left.lower(left.size())).isEqualTo(5);
  }

  @Test
  void aGridThatReachesBeyondTheDoublesEndsAtInfinity() {
    OriginGrid grid = new OriginGrid(0, 0x1p1022, 5, 10, 10);

    assertThat(grid.lower(0)).isEqualTo(-MAX);
    assertThat(grid.lower(grid.size())).isInfinite();
    assertThat(grid.midpoint(0)).isEqualTo(-MAX);
    assertThat(grid.midpoint(grid.size() - 1)).isEqualTo(MAX);
  }

  @Test
  void lowerIsExactNextToAnEdgeAtZero() {
    // 1 + (1 - x) rounds to 2 for all x < 3 * 2^-54, more than 2^62 doubles beyond the edge at 0
    OriginGrid grid = new OriginGrid(1, 1, 0, 2, 2);

    assertThat(grid.lower(1)).isEqualTo(0x3p-54);
    assertThat(grid.index(Math.nextDown(0x3p-54))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -1, 3, 0.1, 0x1p-1023, 0x1p1023, Double.NaN, Double.POSITIVE_INFINITY, -0x1p3})
  void aScaleThatIsNoPowerOfTwoOrTooExtremeIsRefused(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(0, scale, 5, 1, 1))
        .withMessage("scale %s is not a power of two from 2^-1022 to 2^1022", scale);
  }

  @Test
  void otherComponentsAreCheckedByNameValueAndLimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(Double.NaN, 1, 5, 1, 1))
        .withMessage("origin NaN is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(0, 1, 9, 1, 1))
        .withMessage("subBucketBits 9 is not in 0..8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(0, 1, 5, -1, 1))
        .withMessage("octavesLeft -1 is not in 0..64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(0, 1, 5, 1, 65))
        .withMessage("octavesRight 65 is not in 0..64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(0, 1, 5, 0, 0))
        .withMessage("octavesLeft + octavesRight 0 is not at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginGrid(0, 1, 8, 64, 1))
        .withMessage(
            "(octavesLeft + octavesRight) * 2^subBucketBits = 65 * 2^8 exceeds 16384 buckets");
    assertThat(new OriginGrid(0, 1, 8, 32, 32).size()).isEqualTo(OriginGrid.MAX_SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65, Integer.MAX_VALUE})
  void aBucketThatIsNotThereIsRefused(int bucket) {
    OriginGrid grid = new OriginGrid(0, 1, 5, 1, 1);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> grid.lower(bucket));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> grid.upper(bucket));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> grid.midpoint(bucket));
  }
}
