package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseCountsTest {

  @Test
  void denseAndSparseFormsAreTheSameCounts() {
    SparseCounts counts = SparseCounts.ofDense(0, 5, 0, 0, 7);

    assertThat(counts).isEqualTo(SparseCounts.of(new int[] {1, 4}, new long[] {5, 7}));
    assertThat(counts.toDense(6)).containsExactly(0, 5, 0, 0, 7, 0);
    assertThat(counts.total()).isEqualTo(12);
    assertThat(counts.size()).isEqualTo(2);
    assertThat(counts.indexAt(1)).isEqualTo(4);
    assertThat(counts.countAt(1)).isEqualTo(7);
    assertThat(counts.count(4)).isEqualTo(7);
    assertThat(counts.count(3)).isZero();
  }

  @Test
  void additionAgreesWithTheDenseSum() {
    Random random = new Random(1);
    for (int round = 0; round < 1000; round++) {
      long[] a = random.longs(20, -5, 10).map(n -> Math.max(0, n)).toArray();
      long[] b = random.longs(20, -5, 10).map(n -> Math.max(0, n)).toArray();
      long[] sum = new long[20];
      for (int i = 0; i < 20; i++) {
        sum[i] = a[i] + b[i];
      }
      assertThat(SparseCounts.ofDense(a).plus(SparseCounts.ofDense(b)))
          .isEqualTo(SparseCounts.ofDense(sum));
    }
  }

  @Test
  void aCountOrATotalBeyondLongIsRefused() {
    SparseCounts most = SparseCounts.ofDense(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(SparseCounts.ofDense(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.plus(SparseCounts.ofDense(0, 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void whatIsOutOfOrderOrNotPositiveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparseCounts.of(new int[] {2, 2}, new long[] {1, 1}))
        .withMessageContaining("index 2 stands out of order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparseCounts.of(new int[] {-1}, new long[] {1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparseCounts.of(new int[] {1}, new long[] {0}))
        .withMessageContaining("count 0 at index 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparseCounts.of(new int[] {1}, new long[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> SparseCounts.ofDense(0, 1).toDense(1));
  }

  @Test
  void givenArraysAreCopied() {
    int[] indexes = {1};
    long[] values = {2};
    SparseCounts counts = SparseCounts.of(indexes, values);
    indexes[0] = 9;
    values[0] = 9;
    assertThat(counts).isEqualTo(SparseCounts.ofDense(0, 2));
  }
}
