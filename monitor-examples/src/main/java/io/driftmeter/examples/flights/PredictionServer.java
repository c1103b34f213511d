package io.driftmeter.examples.flights;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves a model over HTTP: {@code POST /predict} with a request as JSON, usually a {@link
 * FlightRequest}, and {@code GET /metrics} for Prometheus. It knows nothing of the model but a
 * function, and nothing of the metrics but their text.
 */
public final class PredictionServer implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(PredictionServer.class.getName());
  private static final int THREADS = 16;
  private static final int MAX_BODY_BYTES = 4096;

  private final Server jetty;
  private final URI address;

  private PredictionServer(Server jetty, URI address) {
    this.jetty = jetty;
    this.address = address;
  }

  /**
   * Starts a server on the loopback address.
   *
   * @param port to listen on, or 0 for any free one
   * @param model called by several threads at once
   * @param metrics the page in Prometheus' text format, called at every scrape
   * @throws IOException if the port is not free
   */
  public static PredictionServer start(int port, PredictionService model, Supplier<String> metrics)
      throws IOException {
    return start(port, FlightJson::read, model::predict, metrics);
  }

  /**
   * Starts a server for requests of any kind.
   *
   * @param port to listen on, or 0 for any free one
   * @param reader makes a request of a body, or throws {@link IllegalArgumentException} with a
   *     message for the sender
   * @param model called by several threads at once
   * @param metrics the page in Prometheus' text format, called at every scrape
   * @throws IOException if the port is not free
   */
  public static <T> PredictionServer start(
      int port, Function<byte[], T> reader, ToDoubleFunction<T> model, Supplier<String> metrics)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    Server jetty = new Server(threads);
    ServerConnector connector = new ServerConnector(jetty, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(port);
    jetty.addConnector(connector);
    jetty.setHandler(new Routes<>(reader, model, metrics));
    try {
      jetty.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("cannot start the server", e);
    }
    URI address = URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
    return new PredictionServer(jetty, address);
  }

  /** Where the server listens, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return address;
  }

  /** Stops listening and ends the server's threads. */
  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop the server", e);
    }
  }

  private static final class Routes<T> extends Handler.Abstract {
    private final Function<byte[], T> reader;
    private final ToDoubleFunction<T> model;
    private final Supplier<String> metrics;

    Routes(Function<byte[], T> reader, ToDoubleFunction<T> model, Supplier<String> metrics) {
      this.reader = reader;
      this.model = model;
      this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      switch (Request.getPathInContext(request)) {
        case "/predict" -> {
          if (allows(HttpMethod.POST, request, response, callback)) {
            predict(request, response, callback);
          }
        }
        case "/metrics" -> {
          if (allows(HttpMethod.GET, request, response, callback)) {
            String type = "text/plain; version=0.0.4; charset=utf-8";
            answer(response, callback, HttpStatus.OK_200, type, metrics.get());
          }
        }
        default -> error(response, callback, HttpStatus.NOT_FOUND_404, "try /predict or /metrics");
      }
      return true;
    }

    private void predict(Request request, Response response, Callback callback) throws IOException {
      byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        String message = "the body is longer than " + MAX_BODY_BYTES + " bytes";
        error(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413, message);
        return;
      }
      T input;
      try {
        input = reader.apply(body);
      } catch (IllegalArgumentException e) {
        error(response, callback, HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
        return;
      }
      double probability;
      try {
        probability = model.applyAsDouble(input);
      } catch (RuntimeException e) {
        LOGGER.log(Level.WARNING, "cannot predict " + input, e);
        error(response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500, "the model failed");
        return;
      }
      json(response, callback, HttpStatus.OK_200, Map.of("probability", probability));
    }

    private static boolean allows(
        HttpMethod method, Request request, Response response, Callback callback) {
      if (method.is(request.getMethod())) {
        return true;
      }
      response.getHeaders().put(HttpHeader.ALLOW, method.asString());
      String message = "use " + method + ", not " + request.getMethod();
      error(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, message);
      return false;
    }

    private static void error(Response response, Callback callback, int status, String message) {
      json(response, callback, status, Map.of("error", message));
    }

    private static void json(
        Response response, Callback callback, int status, Map<String, ?> body) {
      answer(response, callback, status, "application/json", FlightJson.write(body) + "\n");
    }

    private static void answer(
        Response response, Callback callback, int status, String type, String body) {
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      Content.Sink.write(response, true, body, callback);
    }
  }
}
