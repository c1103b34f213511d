package io.driftmeter.spring;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.driftmeter.stats.StreamingModelMonitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** A running application. */
final class App implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  private final ListAppender<ILoggingEvent> log;

  private App(ConfigurableApplicationContext context, ListAppender<ILoggingEvent> log) {
    this.context = context;
    this.log = log;
  }

  /** A web application on a free port whose actuator shows everything that matters here. */
  static App web(Class<?> configuration, String... properties) {
    return start(
        WebApplicationType.SERVLET,
        configuration,
        concat(
            properties,
            "server.port=0",
            "management.endpoints.web.exposure.include=health,prometheus,driftmeter,driftmeterpage",
            "management.endpoint.health.show-details=always"));
  }

  /** An application without a web server. */
  static App plain(Class<?> configuration, String... properties) {
    return start(WebApplicationType.NONE, configuration, properties);
  }

  /** The message with which an application fails to start. */
  static String failure(Class<?> configuration, String... properties) {
    try (App started = plain(configuration, properties)) {
      throw new AssertionError("started with models " + started.models().names());
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof ModelSetupException) {
          return String.valueOf(cause.getMessage());
        }
      }
      throw failure;
    }
  }

  private static String[] concat(String[] some, String... more) {
    String[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static App start(WebApplicationType type, Class<?> configuration, String... properties) {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(configuration)
            .web(type)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .initializers(
                started -> ((Logger) LoggerFactory.getLogger("io.driftmeter")).addAppender(log))
            .run(Arrays.stream(properties).map(one -> "--" + one).toArray(String[]::new));
    return new App(context, log);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  DriftmeterModels models() {
    return bean(DriftmeterModels.class);
  }

  StreamingModelMonitor monitor(String model) {
    return (StreamingModelMonitor) models().monitor(model);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  /** What the library said in the log, each line with its level. */
  List<String> log() {
    return log.list.stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A document of the actuator. */
  Map<String, Object> json(String path) throws IOException, InterruptedException {
    return JsonParserFactory.getJsonParser().parseMap(get(path).body());
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:%s%s"
            .formatted(context.getEnvironment().getProperty("local.server.port"), path));
  }

  @Override
  public void close() {
    context.close();
  }
}
