package io.driftmeter.examples.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Logger LOGGER = Logger.getLogger(PredictionServer.class.getName());
  private static final Traffic TRAFFIC =
      new Traffic(FlightData.load().holdout(), 1000, List.of(Fault.ORIGIN_MISSING), 2);

  @BeforeAll
  static void expectFailures() {
    LOGGER.setLevel(Level.OFF); // a model that fails on purpose
  }

  @Test
  void sendsEachRowExactlyOnceAndReturnsWhenAllAreAnswered() throws Exception {
    Collection<FlightRequest> seen = new ConcurrentLinkedQueue<>();
    AtomicInteger answered = new AtomicInteger();
    try (PredictionServer server = server(seen);
        Replay replay = new Replay(server.address(), 4)) {
      for (int window = 1; window <= 3; window++) {
        replay.send(TRAFFIC.rows(window), answered::incrementAndGet);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(TRAFFIC.rows(window));
        assertThat(answered).hasValue(1000 * window);
        seen.clear();
      }
    }
  }

  @Test
  void stopsAtTheFirstRefusal() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (PredictionServer server =
            PredictionServer.start(
                0,
                request -> {
                  if (calls.incrementAndGet() >= 100) {
                    throw new IllegalStateException("enough");
                  }
                  return 0.5;
                },
                () -> "");
        Replay replay = new Replay(server.address(), 4)) {
      assertThatThrownBy(() -> replay.send(TRAFFIC.rows(1), () -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("was answered with 500");
      assertThat(calls.get()).isLessThan(1000);
    }
  }

  @Test
  void unreachableServerIsAnIoException() {
    try (Replay replay = new Replay(URI.create("http://127.0.0.1:1"), 2)) {
      assertThatThrownBy(() -> replay.send(TRAFFIC.rows(1), () -> {}))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void interruptEndsIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Exception> outcome = new AtomicReference<>();
    try (PredictionServer server = server(new ConcurrentLinkedQueue<>());
        Replay replay = new Replay(server.address(), 2)) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  while (true) {
                    replay.send(TRAFFIC.rows(1), begun::countDown);
                  }
                } catch (Exception e) {
                  outcome.set(e);
                }
              });
      sender.start();
      begun.await();
      sender.interrupt();
      sender.join(5000);
      assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void progressIsPlainLinesWhereThereIsNoTerminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReplayProgress progress = progress(bytes, false);
    progress.step();
    progress.print("window 1");
    String summary = progress.finish();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("window 1" + System.lineSeparator());
    assertThat(summary).startsWith("1 rows in 0.0 s, ").endsWith(" rows/s");
  }

  @Test
  void progressIsRedrawnAtATerminal() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReplayProgress progress = progress(bytes, true);
    progress.step();
    Thread.sleep(150);
    progress.step();
    progress.print("window 1");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("\r 50 % [############------------] 2 of 4 rows, ")
        .endsWith("\r\033[Kwindow 1" + System.lineSeparator());
  }

  private static ReplayProgress progress(ByteArrayOutputStream bytes, boolean terminal) {
    return new ReplayProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, 4);
  }

  private static PredictionServer server(Collection<FlightRequest> seen) throws IOException {
    return PredictionServer.start(
        0,
        request -> {
          seen.add(request);
          return 0.5;
        },
        () -> "");
  }
}
