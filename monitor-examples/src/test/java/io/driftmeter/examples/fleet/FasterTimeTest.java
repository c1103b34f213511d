package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FasterTimeTest {

  private static final FasterTime SIXTY = new FasterTime(60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval: 3m | interval: 3s",
        "interval: 30s | interval: 500ms",
        "for: 20m | for: 20s",
        "keep_firing_for: 5m | keep_firing_for: 5s",
        "increase(x[15m]) | increase(x[15s])",
        "sum_over_time(x[1d:15m]) | sum_over_time(x[1440s:15s])",
        "sum_over_time(x[59m59s999ms:15m]) | sum_over_time(x[59999ms:15s])",
        "x offset 1w | x offset 10080s",
        "scrape_interval: 15s | scrape_interval: 250ms",
        "group_wait: 30s | group_wait: 500ms",
      })
  void dividesEveryDurationThatMeansTime(String usual, String faster) {
    assertThat(SIXTY.file(usual)).isEqualTo(faster);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: {window: 15m}",
        "x{window=\"15m\"}",
        "model_bin:values:increase15m",
        "x > 90 * 86400",
        "# windows of 15m end at quarters of an hour",
      })
  void leavesLabelsNamesAndNumbersOfSecondsAlone(String text) {
    assertThat(SIXTY.file(text)).isEqualTo(text);
  }

  @Test
  void leavesNoDurationOfTheRulesBehind() throws IOException {
    String rules = Files.readString(Path.of("../deploy/prometheus/driftmeter.rules.yml"));
    // Nobody divides 15 minutes into 15 seconds by hand: what is left in minutes, hours, days or
    // weeks must be a label, a name or a comment.
    Pattern left =
        Pattern.compile(
            "(?m)^(?!\\s*#).*(\\[[^\\]]*\\d[mhdw][\\]:]|offset \\d+[mhdw]|: \\d+[mhdw]$)");
    assertThat(left.matcher(SIXTY.file(rules)).results().map(match -> match.group().strip()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 7, 45, 61})
  void aFactorThatDoesNotDivideAMinuteIsRefused(int factor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FasterTime(factor))
        .withMessage(
            "factor must be one of [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60], was " + factor);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60})
  void windowsEndOnWholeSecondsAndScrapesOnWholeMilliseconds(int factor) {
    FasterTime time = new FasterTime(factor);
    assertThat(time.of(Duration.ofMinutes(15)).toNanosPart()).isZero();
    assertThat(time.of(Duration.ofSeconds(15)).toNanosPart() % 1_000_000).isZero();
  }

  @Test
  void goesThereAndBack() {
    assertThat(SIXTY.usual(SIXTY.of(Duration.ofMinutes(15)))).isEqualTo(Duration.ofMinutes(15));
  }
}
