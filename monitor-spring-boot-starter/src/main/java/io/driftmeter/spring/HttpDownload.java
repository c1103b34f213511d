package io.driftmeter.spring;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a document of bounded size in bounded time.
 *
 * @param connectTimeout how long a connection may take
 * @param timeout how long all of it may take, redirects included
 * @param maxBytes the largest body
 */
record HttpDownload(Duration connectTimeout, Duration timeout, int maxBytes) {

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /**
   * Fetches one.
   *
   * @throws IOException when the server does not answer in time, or not with such a document
   */
  byte[] get(URI location) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    long deadline = System.nanoTime() + timeout.toNanos();
    URI at = location;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<byte[]> response = send(client, at, deadline);
      int status = response.statusCode();
      if (status == 200) {
        return response.body();
      }
      if (!REDIRECTS.contains(status)) {
        throw new IOException("%s answered with status %d".formatted(Locations.shown(at), status));
      }
      at = redirected(at, response);
    }
    throw new IOException(
        "%s redirects more than %d times".formatted(Locations.shown(location), MOST_REDIRECTS));
  }

  private static URI redirected(URI from, HttpResponse<?> response) throws IOException {
    String target =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(
                () -> new IOException("%s redirects to nowhere".formatted(Locations.shown(from))));
    URI to;
    try {
      to = from.resolve(target);
    } catch (IllegalArgumentException noLocation) {
      throw new IOException(
          "%s redirects to what is no location".formatted(Locations.shown(from)), noLocation);
    }
    if (!from.getScheme().equalsIgnoreCase(to.getScheme())) {
      throw new IOException(
          "%s redirects to %s, of another scheme, which is not followed"
              .formatted(Locations.shown(from), Locations.shown(to)));
    }
    return to;
  }

  private HttpResponse<byte[]> send(HttpClient client, URI at, long deadline) throws IOException {
    HttpRequest request = request(at);
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, answer -> new CappedBody(answer, maxBytes));
    try {
      return sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      sent.cancel(true);
      throw new IOException(
          "%s did not answer within %s, driftmeter.references.timeout"
              .formatted(Locations.shown(at), timeout),
          late);
    } catch (InterruptedException interrupted) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching " + Locations.shown(at));
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new IOException("%s: %s".formatted(Locations.shown(at), words(cause)), cause);
    }
  }

  /** The client's own message would show all of the location. */
  private static HttpRequest request(URI at) throws IOException {
    try {
      return HttpRequest.newBuilder(at)
          .header("Accept", "application/json, */*;q=0.5")
          .header("Accept-Encoding", "gzip")
          .build();
    } catch (IllegalArgumentException noHost) {
      throw new IOException("%s names no host".formatted(Locations.shown(at)));
    }
  }

  /** Some exceptions of the network have no message. */
  private static String words(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
