package io.driftmeter.examples.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.driftmeter.examples.webhook.AlertmanagerPayload;
import io.driftmeter.examples.webhook.RetrainingHook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.stream.Collectors;

/** Takes the notifications that would wake somebody, or open a ticket, into the timeline. */
final class People implements AutoCloseable {

  private final HttpServer server;

  private People(HttpServer server) {
    this.server = server;
  }

  /** Starts listening on a free port of the loopback interface. */
  static People start(Timeline timeline) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> take(exchange, timeline));
    server.start();
    return new People(server);
  }

  private static void take(HttpExchange exchange, Timeline timeline) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(RetrainingHook.MAX_BODY_BYTES + 1);
      if (body.length > RetrainingHook.MAX_BODY_BYTES) {
        exchange.sendResponseHeaders(413, -1);
        return;
      }
      AlertmanagerPayload payload = AlertmanagerPayload.read(body);
      String alerts =
          payload.alerts().stream()
              .map(
                  alert ->
                      alert.name()
                          + (alert.label("column").isEmpty() ? "" : " " + alert.label("column"))
                          + (alert.status() == AlertmanagerPayload.Status.resolved
                              ? " (resolved)"
                              : ""))
              .collect(Collectors.joining(", "));
      timeline.add(Event.Kind.NOTIFIED, payload.receiver(), alerts);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Without a path. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
