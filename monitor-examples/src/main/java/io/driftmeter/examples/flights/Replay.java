package io.driftmeter.examples.flights;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends rows to a server, each exactly once, through several connections at a time. */
public final class Replay implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI endpoint;
  private final int connections;
  private final ExecutorService workers;
  private final HttpClient client;

  /**
   * A replay to one server.
   *
   * @param server its address, without a path
   * @param connections how many requests are under way at the same time, 1 or more
   */
  public Replay(URI server, int connections) {
    endpoint = server.resolve("/predict");
    this.connections = connections;
    workers = Executors.newFixedThreadPool(connections, Replay::daemon);
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * Sends the rows and returns when every one is answered. Rows are sent in their order, but may
   * overtake each other.
   *
   * @param answered called after each answer, by several threads
   * @throws IOException if the server cannot be reached or refuses a row
   * @throws InterruptedException if the calling thread is interrupted; no further row is sent
   */
  public void send(List<FlightRequest> rows, Runnable answered)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        running.add(
            workers.submit(
                () -> {
                  for (int row; (row = next.getAndIncrement()) < rows.size(); ) {
                    post(rows.get(row));
                    answered.run();
                  }
                  return null;
                }));
      }
      for (Future<?> worker : running) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      next.set(rows.size()); // whoever still runs finds nothing more to send
      running.forEach(worker -> worker.cancel(true));
    }
  }

  private void post(FlightRequest row) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .timeout(TIMEOUT)
            .POST(BodyPublishers.ofString(FlightJson.write(row)))
            .build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new IOException(
          row + " was answered with " + response.statusCode() + ": " + response.body().strip());
    }
  }

  /**
   * A kept connection can be closed by the server at the moment that the next request is written.
   * The client repeats what was lost that way by itself for GET alone; a prediction may be repeated
   * as well.
   */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (HttpTimeoutException | ConnectException e) {
      throw e;
    } catch (IOException e) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** Ends the workers; their current requests are given up. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "replay");
    thread.setDaemon(true);
    return thread;
  }
}
