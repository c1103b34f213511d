package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceWindowTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3600);

  private static ReferenceWindow of(@Nullable Instant start, @Nullable Instant end) {
    return ReferenceWindow.of(start, end, 3, 1, List.of(new long[] {1, 2}));
  }

  @Test
  void holdsWhatItWasMadeOf() {
    ReferenceWindow window =
        ReferenceWindow.of(NOON, ONE, 7, 2, List.of(new long[] {0, 3, 0, 4, 0, 0}, new long[4]));
    assertThat(window.start()).isEqualTo(NOON);
    assertThat(window.end()).isEqualTo(ONE);
    assertThat(window.rows()).isEqualTo(7);
    assertThat(window.errors()).isEqualTo(2);
    assertThat(window.columns()).isEqualTo(2);
    assertThat(window.counts(0, 6)).containsExactly(0, 3, 0, 4, 0, 0);
    assertThat(window.counts(1, 4)).containsOnly(0);
  }

  @Test
  void keepsNoTrailingZeroAndSharesWhatIsEmpty() {
    ReferenceWindow window =
        ReferenceWindow.of(null, null, 0, 0, List.of(new long[] {0, 3, 0}, new long[4]));
    assertThat(window.compactCounts(0)).containsExactly(0, 3);
    assertThat(window.compactCounts(1)).isSameAs(ReferenceWindow.NONE);
    assertThat(window)
        .isEqualTo(ReferenceWindow.of(null, null, 0, 0, List.of(new long[] {0, 3}, new long[0])));
  }

  @Test
  void sharesNoArray() {
    long[] counts = {1, 2};
    ReferenceWindow window = ReferenceWindow.of(NOON, ONE, 3, 0, List.of(counts));
    counts[0] = 9;
    window.counts(0, 2)[1] = 9;
    assertThat(window.counts(0, 2)).containsExactly(1, 2);
  }

  @Test
  void endsAfterItStartsAndKnowsBothOrNeither() {
    assertThat(of(null, null).end()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(NOON, NOON))
        .withMessage("a window from 2026-11-24T12:00:00Z to 2026-11-24T12:00:00Z has no length");
    assertThatIllegalArgumentException().isThrownBy(() -> of(ONE, NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(NOON, null))
        .withMessage("a window from 2026-11-24T12:00:00Z to null has no length");
    assertThatIllegalArgumentException().isThrownBy(() -> of(null, NOON));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Integer.MAX_VALUE + 1L, Long.MAX_VALUE, Long.MIN_VALUE})
  void aCountThatIsNoIntIsRefused(long count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceWindow.of(NOON, ONE, 0, 0, List.of(new long[] {count})))
        .withMessage(
            "a window counts %d in one bin, but may count 0 to 2147483647".formatted(count));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "-9223372036854775808, 5"})
  void negativeRowsOrErrorsAreRefused(long rows, long errors) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReferenceWindow.of(NOON, ONE, rows, errors, List.of()))
        .withMessageContaining("%d rows and %d errors".formatted(rows, errors));
  }

  /** Merging sorts windows, so their order must tell all that differ apart. */
  @Test
  void orderIsTotalAndAgreesWithEquality() {
    Random random = new Random(11);
    List<ReferenceWindow> windows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Instant start = random.nextInt(4) == 0 ? null : NOON.plusSeconds(random.nextInt(2));
      windows.add(
          ReferenceWindow.of(
              start,
              start == null ? null : start.plusSeconds(1 + random.nextInt(2)),
              random.nextInt(2),
              random.nextInt(2),
              List.of(new long[] {random.nextInt(2)}, new long[] {random.nextInt(2), 1})));
    }
    List<ReferenceWindow> sorted = windows.stream().sorted(ReferenceWindow.ORDER).toList();
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < sorted.size(); j++) {
        ReferenceWindow a = sorted.get(i);
        ReferenceWindow b = sorted.get(j);
        int order = ReferenceWindow.ORDER.compare(a, b);
        assertThat(order == 0).isEqualTo(a.equals(b));
        assertThat(order == 0).isEqualTo(a.toString().equals(b.toString()) && sameContent(a, b));
        if (order == 0) {
          assertThat(a).hasSameHashCodeAs(b);
        } else {
          assertThat(order < 0).isEqualTo(i < j);
        }
      }
    }
  }

  private static boolean sameContent(ReferenceWindow a, ReferenceWindow b) {
    return a.errors() == b.errors()
        && Arrays.equals(a.counts(0, 2), b.counts(0, 2))
        && Arrays.equals(a.counts(1, 2), b.counts(1, 2));
  }
}
