package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.ReportListener;
import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.stats.measure.Measures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an application may bring itself, and what it is shown in return. */
class ExtensionsTest {

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class BringsItsOwn {
    @Bean
    LateArrivalModel lateArrivalModel() {
      return new LateArrivalModel();
    }

    @Bean
    ReferenceLoader fromSomewhereElse() {
      return location -> {
        if (!location.equals("vault:late-arrival")) {
          throw new IOException("nothing at " + location);
        }
        return Flights.reference("9");
      };
    }

    @Bean
    MonitorBuilderCustomizer onlyOneMeasure() {
      return (model, builder) ->
          builder.measures(
              Measures.all().stream().filter(one -> one.name().equals("psi")).toList());
    }

    @Bean
    BlockingQueue<DriftReport> reports() {
      return new ArrayBlockingQueue<>(10);
    }

    @Bean
    ReportListener listener(BlockingQueue<DriftReport> reports) {
      return reports::offer;
    }
  }

  @Test
  void loadersCustomizersAndListenersAreBeans() throws InterruptedException {
    try (App app =
        App.plain(
            BringsItsOwn.class, "driftmeter.models.late-arrival.reference=vault:late-arrival")) {
      Flights flights = new Flights(8);
      for (int i = 0; i < 300; i++) {
        app.bean(LateArrival.class).score(flights.next());
      }
      app.monitor("late-arrival").closeWindow();

      @SuppressWarnings("unchecked") // the one bean of this type
      BlockingQueue<DriftReport> reports = app.bean(BlockingQueue.class);
      DriftReport report = reports.poll(10, TimeUnit.SECONDS);
      assertThat(report).isNotNull();
      assertThat(report.info().reference().orElseThrow().version()).isEqualTo("9");
      assertThat(report.columns().get(0).scores()).containsOnlyKeys("psi");
    }
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
  void anApplicationThatMakesItsBeansLateIsMonitoredAllTheSame() {
    try (App app = App.plain(Served.class, "spring.main.lazy-initialization=true")) {
      assertThat(app.log()).anyMatch(line -> line.startsWith("INFO model 'late-arrival' 3:"));
      app.bean(LateArrival.class).score(new Flights(8).next());

      assertThat(app.monitor("late-arrival").closeWindow().rows()).isEqualTo(1);
    }
  }

  @Test
  void namesOfCategoriesAreOnlyShownWhereTheMonitorShowsThem() {
    assertThat(lastReport("driftmeter.models.late-arrival.category-names=true")).contains("ATL");
    assertThat(lastReport("driftmeter.models.late-arrival.category-names=false"))
        .contains("origin")
        .doesNotContain("ATL");
  }

  /** Everything that is shown of flights that all start at one airport. */
  private static String lastReport(String property) {
    try (App app =
        App.plain(
            BringsItsOwn.class,
            "driftmeter.models.late-arrival.reference=vault:late-arrival",
            property)) {
      Flights flights = new Flights(8);
      for (int i = 0; i < 500; i++) {
        Flight flight = flights.next();
        app.bean(LateArrival.class)
            .score(
                new Flight(
                    "1", flight.distance(), flight.hour(), "ATL", flight.wind(), flight.carrier()));
      }
      app.monitor("late-arrival").closeWindow();
      return new DriftmeterEndpoint(app.models()).model("late-arrival")
          + new DriftmeterPageEndpoint(app.models()).page();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class HostileNames {
    @MonitoredModel("<b>'bold'</b>")
    static class Bold {
      @Prediction("risk")
      public double score(@Feature("<script>alert(1)</script>") double amount) {
        return amount;
      }
    }

    @Bean
    Bold bold() {
      return new Bold();
    }
  }

  @Test
  void thePageEscapesEveryName() {
    try (App app = App.plain(HostileNames.class)) {
      app.bean(HostileNames.Bold.class).score(1);
      app.monitor("<b>'bold'</b>").closeWindow();

      assertThat(new DriftmeterPageEndpoint(app.models()).page())
          .contains("&lt;b&gt;&#39;bold&#39;&lt;/b&gt;", "&lt;script&gt;")
          .doesNotContain("<script", "<b>");
    }
  }

  @Test
  void theStandingOfAModelIsDerivedFromItsMonitor() {
    try (App app =
        App.plain(
            BringsItsOwn.class, "driftmeter.models.late-arrival.reference=vault:late-arrival")) {
      var monitor = app.monitor("late-arrival");

      assertThat(Standing.of(monitor)).isEqualTo(Standing.WAITING);
      app.bean(LateArrival.class).score(new Flights(8).next());
      monitor.closeWindow();
      assertThat(Standing.of(monitor)).isEqualTo(Standing.INSUFFICIENT_DATA);
      Flights flights = new Flights(9);
      for (int i = 0; i < 500; i++) {
        app.bean(LateArrival.class).score(flights.next());
      }
      monitor.closeWindow();
      assertThat(Standing.of(monitor)).isEqualTo(Standing.OK);
      // a report about another reference says nothing of this one
      monitor.deploy("4", Flights.reference("4"));
      assertThat(Standing.of(monitor)).isEqualTo(Standing.WAITING);
      monitor.setEnabled(false);
      assertThat(Standing.of(monitor)).isEqualTo(Standing.SWITCHED_OFF);
      monitor.close();
      assertThat(Standing.of(monitor)).isEqualTo(Standing.CLOSED);
    }
  }

  @Test
  void aFailureOfTheStartIsShownInWords() {
    FailureAnalysis analysis =
        new ModelSetupAnalyzer().analyze(new ModelSetupException("bean 'a' is two models"));

    assertThat(analysis.getDescription())
        .isEqualTo("A model cannot be monitored: bean 'a' is two models");
    assertThat(analysis.getAction()).contains("driftmeter.enabled=false");
  }

  @Test
  void everyPropertyIsDescribedForEditors() throws IOException {
    try (InputStream in =
        DriftmeterProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "\"driftmeter.models\"",
              "\"driftmeter.endpoint.writable\"",
              "\"driftmeter.references.max-size\"",
              "the largest reference, as it is fetched and unpacked");
    }
  }

  @Test
  void theseTestsRunOnTheLineThatTheirModuleIsFor() {
    assertThat(SpringBootVersion.getVersion())
        .startsWith(System.getProperty("driftmeter.spring-boot"));
  }
}
