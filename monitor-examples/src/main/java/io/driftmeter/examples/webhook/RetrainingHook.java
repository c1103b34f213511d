package io.driftmeter.examples.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Receives Alertmanager's notifications at {@code POST /alerts} and starts what they ask for. Safe
 * for use by many threads.
 *
 * <p>It answers 202 with what it started, 200 when there was nothing to start, and 503 when too
 * much waits for the pipeline: then Alertmanager asks again. It answers 400, 401, 404, 405, 413 and
 * 415 to what it will not take, with the reason as JSON; Alertmanager logs these, does not ask
 * again at once, and sends the group again after its {@code group_interval}.
 *
 * <p>It stands alone on purpose, to be copied: it shares no code with the other servers here.
 */
public final class RetrainingHook implements AutoCloseable {

  /** The longest body that is read: 1 MiB, some hundred alerts. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int THREADS = 8;

  /**
   * In bytes a second, of a body; with the pause that is allowed, no sender holds a thread long.
   */
  private static final int SLOWEST = 1024;

  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final Server jetty;
  private final PipelineRuns runs;
  private final URI address;

  private RetrainingHook(Server jetty, PipelineRuns runs, URI address) {
    this.jetty = jetty;
    this.runs = runs;
    this.address = address;
  }

  /**
   * Starts a hook on the loopback address.
   *
   * @param port to listen on, or 0 for any free one
   * @param token that a caller must show as {@code Authorization: Bearer}, or null for none
   * @param waiting how many runs may wait for the pipeline, at least 1
   * @param pipeline called by one thread at a time
   * @throws IllegalArgumentException if {@code waiting} is less than 1 or the token is blank
   * @throws IOException if the port is not free
   */
  public static RetrainingHook start(
      int port, @Nullable String token, int waiting, Pipeline pipeline) throws IOException {
    if (waiting < 1) {
      throw new IllegalArgumentException("waiting must be 1 or more, was " + waiting);
    }
    if (token != null && token.isBlank()) {
      throw new IllegalArgumentException("token must not be blank; null asks for none");
    }
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    threads.setName("hook");
    threads.setDaemon(true);
    Server jetty = new Server(threads);
    ServerConnector connector = new ServerConnector(jetty, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(port);
    connector.setIdleTimeout(LONGEST_PAUSE_MILLIS);
    jetty.addConnector(connector);
    PipelineRuns runs = new PipelineRuns(pipeline, waiting);
    jetty.setHandler(new MinimumDataRateHandler(new Alerts(token, runs), SLOWEST, 0));
    try {
      jetty.start();
    } catch (Exception e) {
      runs.close();
      if (e instanceof IOException taken) {
        throw taken;
      }
      throw new IllegalStateException("cannot start the hook", e);
    }
    URI address =
        URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + "/alerts");
    return new RetrainingHook(jetty, runs, address);
  }

  /**
   * What to put into Alertmanager's configuration, such as {@code http://127.0.0.1:9102/alerts}.
   */
  public URI address() {
    return address;
  }

  /** Stops listening and interrupts the pipeline; runs that wait are not started. */
  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop the hook", e);
    } finally {
      runs.close();
    }
  }

  private static final class Alerts extends Handler.Abstract {
    private final byte @Nullable [] authorization;
    private final PipelineRuns runs;

    Alerts(@Nullable String token, PipelineRuns runs) {
      authorization = token == null ? null : bytes("Bearer " + token);
      this.runs = runs;
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      if (!Request.getPathInContext(request).equals("/alerts")) {
        error(response, callback, HttpStatus.NOT_FOUND_404, "try /alerts");
      } else if (!HttpMethod.POST.is(request.getMethod())) {
        response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.POST.asString());
        String message = "use POST, not " + request.getMethod();
        error(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, message);
      } else if (!isAllowed(request)) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        error(response, callback, HttpStatus.UNAUTHORIZED_401, "show the token of the hook");
      } else if (!isJson(request)) {
        error(response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "send application/json");
      } else if (request.getLength() > MAX_BODY_BYTES) {
        refuseTooLong(response, callback); // without waiting for it
      } else {
        receive(request, response, callback);
      }
      return true;
    }

    /** Takes as long for a token that is nearly right as for any other. */
    private boolean isAllowed(Request request) {
      String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
      return authorization == null
          || (shown != null && MessageDigest.isEqual(authorization, bytes(shown)));
    }

    /** Browsers send other types for any page, and this one only where they were allowed to. */
    private static boolean isJson(Request request) {
      String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private void receive(Request request, Response response, Callback callback) throws IOException {
      byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        refuseTooLong(response, callback);
        return;
      }
      PipelineRuns.Outcome outcome;
      try {
        outcome = runs.take(AlertmanagerPayload.read(body));
      } catch (IllegalArgumentException e) {
        error(response, callback, HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
        return;
      }
      if (outcome.full()) {
        String message = "too much waits for the pipeline; ask again";
        error(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, message);
        return;
      }
      int status = outcome.started().isEmpty() ? HttpStatus.OK_200 : HttpStatus.ACCEPTED_202;
      json(response, callback, status, Map.of("started", outcome.started()));
    }

    private static void refuseTooLong(Response response, Callback callback) {
      String message = "the body is longer than " + MAX_BODY_BYTES + " bytes; set max_alerts";
      error(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413, message);
    }

    private static void error(Response response, Callback callback, int status, String message) {
      json(response, callback, status, Map.of("error", message));
    }

    private static void json(
        Response response, Callback callback, int status, Map<String, ?> body) {
      String text;
      try {
        text = MAPPER.writeValueAsString(body) + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("cannot write " + body, e);
      }
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      Content.Sink.write(response, true, text, callback);
    }
  }
}
