package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.profile.ModelState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.unit.DataSize;

/** References from files and servers that are as they should be, and from such that are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferencesTest {

  private static final byte[] FILE = Flights.file("3");
  private static final DataSize LIMIT = DataSize.ofBytes(FILE.length + 1000);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final CountDownLatch finished = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService threads;

  @BeforeAll
  void serve() throws IOException {
    byte[] zeros = packed(new byte[50_000_000]);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    answer("/plain", exchange -> send(exchange, 200, FILE));
    answer("/packed.json.gz", exchange -> send(exchange, 200, packed(FILE)));
    answer(
        "/encoded",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, packed(FILE));
        });
    answer("/twice.gz", exchange -> send(exchange, 200, packed(packed(FILE))));
    answer("/moved", exchange -> redirect(exchange, "/plain"));
    answer("/elsewhere", exchange -> redirect(exchange, "ftp://127.0.0.1/plain"));
    answer("/circle", exchange -> redirect(exchange, "/circle"));
    answer("/bomb", exchange -> send(exchange, 200, zeros));
    answer("/large", exchange -> send(exchange, 200, new byte[FILE.length + 2000]));
    answer("/endless", ReferencesTest::sendForEver);
    answer(
        "/corrupt",
        exchange -> send(exchange, 200, "no reference".getBytes(StandardCharsets.UTF_8)));
    answer("/missing", exchange -> send(exchange, 404, new byte[10]));
    answer("/hanging", exchange -> hang(exchange));
    answer("/stalling", this::stall);
    server.start();
  }

  private void answer(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    send(exchange, 302, new byte[1]);
  }

  private static void sendForEver(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write(new byte[8192]);
      }
    }
  }

  private void hang(HttpExchange exchange) {
    try (exchange) {
      finished.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins to answer and does not go on. */
  private void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, FILE.length);
    exchange.getResponseBody().write(FILE, 0, 10);
    exchange.getResponseBody().flush();
    hang(exchange);
  }

  @AfterAll
  void stop() {
    finished.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  private static ResourceReferences loader() {
    return new ResourceReferences(
        new DefaultResourceLoader(),
        new DriftmeterProperties.References(LIMIT, PATIENCE, PATIENCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/plain", "/packed.json.gz", "/encoded", "/twice.gz", "/moved", "/plain?key=1"})
  void aServerGivesAReference(String path) throws IOException {
    assertThat(loader().load(url(path)).info().rows()).isEqualTo(3_000);
  }

  @ParameterizedTest
  @CsvSource({
    "/bomb, larger than the limit",
    "/large, larger than the limit",
    "/endless, larger than the limit",
    "/corrupt, profile file",
    "/missing, answered with status 404",
    "/hanging, 'did not answer within PT0.5S, driftmeter.references.timeout'",
    "/stalling, 'did not answer within PT0.5S, driftmeter.references.timeout'",
    "/circle, redirects more than 5 times",
    "/elsewhere, 'of another scheme, which is not followed'"
  })
  void whatAServerGivesInsteadIsNamed(String path, String message) {
    assertThatThrownBy(() -> loader().load(url(path)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> loader().load("http://127.0.0.1:1/x?signature=secret"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("http://127.0.0.1:1/x")
        .hasMessageNotContaining("secret");
    assertThat(Locations.shown("https://me:secret@host/x?key=secret")).isEqualTo("https://host/x");
  }

  @Test
  void aPackedFileIsUnpackedAndNoLargerOneRead(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("reference.json.gz"), packed(FILE));
    Path bomb = Files.write(folder.resolve("bomb.gz"), packed(new byte[50_000_000]));

    assertThat(loader().load(file.toUri().toString()).info().version()).isEqualTo("3");
    assertThatThrownBy(() -> loader().load(bomb.toUri().toString()))
        .hasMessageContaining("larger than the limit");
    assertThatThrownBy(() -> loader().load("classpath:not/there.json"))
        .hasMessageContaining("class path resource [not/there.json]");
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class Served {
    @Bean
    LateArrivalModel lateArrivalModel() {
      return new LateArrivalModel();
    }
  }

  @Test
  void withoutTheReferenceThatItShouldHaveAModelLearnsAndSaysSo() {
    try (App app =
        App.plain(
            Served.class,
            "driftmeter.models.late-arrival.reference=" + url("/missing"),
            "driftmeter.models.late-arrival.baseline-rows=5000")) {
      assertThat(app.monitor("late-arrival").info().state()).isEqualTo(ModelState.LEARNING);
      assertThat(app.log())
          .singleElement()
          .asString()
          .startsWith("ERROR model 'late-arrival' 3: LEARNING 6 columns")
          .contains(
              "from the first 5 000 rows (reference %s cannot be loaded: %s answered with status 404); nothing alarms until then"
                  .formatted(url("/missing"), url("/missing")));
    }
  }

  @Test
  void aReferenceThatIsRequiredFailsTheStart() {
    assertThat(
            App.failure(
                Served.class,
                "driftmeter.models.late-arrival.reference=" + url("/corrupt"),
                "driftmeter.models.late-arrival.reference-required=true"))
        .contains("model 'late-arrival': reference http://127.0.0.1", "profile file");
  }

  @Test
  void aReferenceOfAnotherModelIsAMistakeAndNotAMissingOne() {
    assertThat(
            App.failure(
                PlainApplication.class, "driftmeter.models.fraud.reference=" + url("/plain")))
        .contains(
            "the reference is of model 'late-arrival', but this monitor watches model 'fraud'");
  }

  @Test
  void aModelWithoutABeanHasTheColumnsAndTheVersionOfItsReference() {
    try (App app =
        App.plain(
            PlainApplication.class, "driftmeter.models.late-arrival.reference=" + url("/plain"))) {
      assertThat(app.monitor("late-arrival").schema().columns()).hasSize(6);
      assertThat(app.monitor("late-arrival").info().version()).isEqualTo("3");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class FewerColumns {
    @MonitoredModel("late-arrival")
    static class Model {
      @Prediction("probability")
      public double score(@Feature("distance") double distance) {
        return distance;
      }
    }

    @Bean
    Model few() {
      return new Model();
    }
  }

  @Test
  void aColumnThatNothingFeedsIsWarnedOf() {
    try (App app =
        App.plain(
            FewerColumns.class, "driftmeter.models.late-arrival.reference=" + url("/plain"))) {
      assertThat(app.log())
          .filteredOn(line -> line.startsWith("WARN"))
          .singleElement()
          .asString()
          .contains("model 'late-arrival'", "hour, origin, wind, carrier");
    }
  }

  @Test
  void aReferenceIsReloadedAndABrokenOneLeavesTheOldInPlace(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("reference.json");
    String property = Flights.saved(file, "3");
    try (App app = App.plain(Served.class, property)) {
      Files.writeString(file, "{}");

      assertThat(app.models().reload("late-arrival")).isInstanceOf(Reload.Kept.class);
      assertThat(reference(app)).isEqualTo("3");
      assertThat(app.log())
          .anyMatch(
              line ->
                  line.startsWith(
                      "ERROR model 'late-arrival' reloaded: nothing has changed: reference file:"));

      Flights.saved(file, "4");

      assertThat(app.models().reload("late-arrival")).isInstanceOf(Reload.Deployed.class);
      assertThat(reference(app)).isEqualTo("4");
      // the annotation says which version is served, not the reference
      assertThat(app.monitor("late-arrival").info().version()).isEqualTo("3");
      assertThatThrownBy(() -> app.models().reload("fraud"))
          .hasMessage("no model 'fraud'; known models: late-arrival");
    }
  }

  @Test
  void aModelThatHasItsVersionFromItsReferenceGetsTheNewOne(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("reference.json");
    String digest = "driftmeter.models.late-arrival.artifact-digest=sha256:1";
    try (App app = App.plain(PlainApplication.class, Flights.saved(file, "3"), digest)) {
      Flights.saved(file, "4");
      app.models().reload("late-arrival");

      assertThat(app.monitor("late-arrival").info().version()).isEqualTo("4");
      // it is the same file that is served, whatever the reference calls it
      assertThat(app.monitor("late-arrival").info().artifactDigest()).isEqualTo("sha256:1");
    }
  }

  private static String reference(App app) {
    return app.monitor("late-arrival").info().reference().orElseThrow().version();
  }
}
