package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightServerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  @Test
  void replaysTheWindowsAskedForAndEnds() {
    int code = FlightServer.run("--port=0", "--window-rows=200", "--windows=2", "--fault=slow");
    assertThat(code).isZero();
    assertThat(text(out))
        .contains("Trained on 39246 flights")
        .contains("Serving on http://127.0.0.1:")
        .contains("400 rows in ");
  }

  @Test
  void helpNamesEveryFault() {
    assertThat(FlightServer.run("--help")).isZero();
    for (Fault fault : Fault.values()) {
      assertThat(text(out)).contains(fault.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--fault=nonsense, no fault 'nonsense'; known are [distance-km",
    "--replay=summer, expected one of [HOLDOUT, SPRING, NONE]",
    "--windows=0, '--windows must be 1 or more, was 0'",
    "--window-rows=50000, there are fewer rows to replay than --window-rows 50000",
  })
  void wrongUseIsExplained(String argument, String expected) {
    assertThat(FlightServer.run("--port=0", argument)).isEqualTo(2);
    assertThat(text(err)).contains(expected).contains("Try --help.");
  }

  @Test
  void portInUseIsOneLine() throws Exception {
    try (PredictionServer other = PredictionServer.start(0, request -> 0.5, () -> "")) {
      int code = FlightServer.run("--port=" + other.address().getPort());
      assertThat(code).isEqualTo(1);
      assertThat(text(err)).contains("Address already in use").hasLineCount(1);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
