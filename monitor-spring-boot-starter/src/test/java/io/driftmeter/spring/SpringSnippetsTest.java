package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.report.ExpectedChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The code that the guide shows. */
class SpringSnippetsTest {

  @Configuration(proxyBeanMethods = false)
  @Import({PlainApplication.class, FraudModel.class})
  static class Application {

    @Bean
    ApplicationRunner announced(@Qualifier("fraud") ModelMonitor monitor) {
      return arguments ->
          monitor.expect(
              new ExpectedChange(
                  "amount", "new price list", "payments", Instant.now().plus(Duration.ofDays(7))));
    }
  }

  @Test
  void anAnnotatedBeanIsAllThatItTakes() {
    try (App app = App.plain(Application.class)) {
      app.bean(FraudModel.class).score(7, "AT");

      assertThat(app.monitor("fraud").closeWindow().rows()).isEqualTo(1);
      assertThat(app.monitor("fraud").expected()).hasSize(1);
      assertThat(app.log())
          .singleElement()
          .asString()
          .startsWith(
              "INFO model 'fraud' 1: LEARNING 3 columns [amount, country, risk] from the first 10 000 rows (no reference configured); nothing alarms until then; no MeterRegistry, about ");
    }
  }
}
