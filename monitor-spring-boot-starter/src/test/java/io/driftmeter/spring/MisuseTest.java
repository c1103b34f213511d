package io.driftmeter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that is wrong fails the start, with words that say where and what would be right. */
class MisuseTest {

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class FeatureWithoutName {
    @MonitoredModel("fraud")
    static class UnnamedFraud {
      @Prediction("risk")
      public double score(@Feature double amount) {
        return amount;
      }
    }

    @Bean
    UnnamedFraud unnamed() {
      return new UnnamedFraud();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class TwoBeans {
    @Bean
    LateArrivalModel first() {
      return new LateArrivalModel();
    }

    @Bean
    LateArrivalModel second() {
      return new LateArrivalModel();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class FinalClass {
    @MonitoredModel("fraud")
    static final class FinalFraud {
      @Prediction("risk")
      public double score(@Feature("amount") double amount) {
        return amount;
      }
    }

    @Bean
    FinalFraud sealed() {
      return new FinalFraud();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class FinalMethod {
    @MonitoredModel("fraud")
    static class FixedFraud {
      @Prediction("risk")
      public final double score(@Feature("amount") double amount) {
        return amount;
      }
    }

    @Bean
    FixedFraud fixed() {
      return new FixedFraud();
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

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet(
            "a feature without a name",
            FeatureWithoutName.class,
            "",
            "bean 'unnamed': parameter 1 of UnnamedFraud.score(double): @Feature has no name"),
        argumentSet(
            "two beans that are one model",
            TwoBeans.class,
            "",
            "beans 'first' and 'second' are both model 'late-arrival'"),
        argumentSet(
            "a final class without an interface",
            FinalClass.class,
            "",
            "bean 'sealed': no proxy can record the predictions of"),
        argumentSet(
            "a final method",
            FinalMethod.class,
            "",
            "bean 'fixed': no proxy can record the predictions of"),
        argumentSet(
            "a name that is no model",
            Served.class,
            "driftmeter.models.late-arival.window=5m",
            "driftmeter.models.late-arival configures no model: no bean is annotated with @MonitoredModel(\"late-arival\"), and no reference tells its columns; known models: late-arrival"),
        argumentSet(
            "a name that is no model, with a reference that is not there",
            Served.class,
            "driftmeter.models.late-arival.reference=file:/not/there.json",
            "models of annotated beans: late-arrival"),
        argumentSet(
            "a setting out of range",
            Served.class,
            "driftmeter.models.late-arrival.minimum-count=3",
            "model 'late-arrival' as configured by driftmeter.models.late-arrival: minimumCount is 3, but must be 20 to 1000000"),
        argumentSet(
            "a threshold of no measure",
            Served.class,
            "driftmeter.models.late-arrival.thresholds.pis=0.2",
            "threshold of measure 'pis', which is none of the configured ones: [psi"),
        argumentSet(
            "a blank version",
            Served.class,
            "driftmeter.models.late-arrival.version= ",
            "version is blank"),
        argumentSet(
            "a reference that must be there and is not named",
            Served.class,
            "driftmeter.models.late-arrival.reference-required=true",
            "driftmeter.models.late-arrival.reference is not set"),
        argumentSet(
            "a location of a kind that nobody knows",
            Served.class,
            "driftmeter.models.late-arrival.reference=s3://bucket/reference.json",
            "location 's3://bucket/reference.json' begins with none of file:, classpath:, http:, https:; for others define a bean of type ReferenceLoader"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeFailsTheStart(Class<?> application, String property, String message) {
    String[] properties = property.isEmpty() ? new String[0] : new String[] {property};

    assertThat(App.failure(application, properties)).contains(message);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("driftmeter"));
  }

  @Test
  void aPropertyThatIsNotKnownFailsTheStart() {
    assertThatThrownBy(
            () -> App.plain(Served.class, "driftmeter.models.late-arrival.windwo=5m").close())
        .hasStackTraceContaining("driftmeter.models.late-arrival.windwo");
  }

  @Test
  void aTagThatTheMetersHaveAlreadyFailsTheStart() {
    assertThat(App.failure(WithMeters.class, "driftmeter.models.late-arrival.tags.column=distance"))
        .contains("driftmeter.models.late-arrival.tags", "extra tag 'column'");
  }

  @Configuration(proxyBeanMethods = false)
  @Import(Served.class)
  static class WithMeters {
    @Bean
    io.micrometer.core.instrument.MeterRegistry registry() {
      return new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
    }
  }

  /** The model with a column that its reference does not have, and one of another kind. */
  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class OtherColumns {
    @MonitoredModel("late-arrival")
    static class NewerModel {
      @Prediction("probability")
      public double score(@Feature("distance") double distance, @Feature("gate") String gate) {
        return distance;
      }
    }

    @Bean
    NewerModel newer() {
      return new NewerModel();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(PlainApplication.class)
  static class OtherKind {
    @MonitoredModel("late-arrival")
    static class OlderModel {
      @Prediction("probability")
      public double score(@Feature("distance") String distance) {
        return 0;
      }
    }

    @Bean
    OlderModel older() {
      return new OlderModel();
    }
  }

  @Test
  void aColumnThatTheReferenceDoesNotKnowFailsTheStart(@TempDir Path folder) throws IOException {
    String reference = Flights.saved(folder.resolve("reference.json"), "3");

    assertThat(App.failure(OtherColumns.class, reference))
        .contains(
            "bean 'newer' does not suit the columns of model 'late-arrival'",
            "no column 'gate'; known columns: distance, hour");
    assertThat(App.failure(OtherKind.class, reference))
        .contains("bean 'older'", "column 'distance' is numeric, not categorical");
  }
}
