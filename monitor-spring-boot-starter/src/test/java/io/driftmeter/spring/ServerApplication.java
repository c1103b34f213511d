package io.driftmeter.spring;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.Features;
import io.driftmeter.api.annotation.MonitoredModel;
import io.driftmeter.api.annotation.Output;
import io.driftmeter.api.annotation.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A server of four models, as unlike as models are. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ServerApplication {

  /** How long the model that answers later takes. */
  static final long LATER_MILLIS = 30;

  @Bean
  LateArrivalModel lateArrivalModel() {
    return new LateArrivalModel();
  }

  @Bean
  Spam spam() {
    return new Spam();
  }

  @Bean
  Churn churn() {
    return new Churn();
  }

  @Bean
  Prices prices() {
    return new Prices();
  }

  /** Features in a map, an answer of two parts. */
  @MonitoredModel("spam")
  static class Spam {
    record Answer(@Output("class") String label, @Output double score) {}

    @Prediction
    public Answer classify(
        @Feature("length") @Nullable Integer length,
        @Features(value = "links", categorical = "sender") Map<String, ?> mail) {
      return mail.containsKey("links") ? new Answer("spam", 0.9) : new Answer("ham", 0.1);
    }
  }

  /** Answers later. */
  @MonitoredModel("churn")
  static class Churn {
    @Prediction("risk")
    public CompletableFuture<Double> risk(@Feature("days") double days) {
      return CompletableFuture.supplyAsync(
          () -> {
            if (days < 0) {
              throw new IllegalArgumentException("no such day");
            }
            return days / 1000;
          },
          CompletableFuture.delayedExecutor(LATER_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  /** Answers many at once. */
  @MonitoredModel("prices")
  static class Prices {
    record House(double size) {}

    @Prediction(value = "price", batchSize = "batch")
    public double[] price(@Features List<House> houses) {
      return houses.stream().mapToDouble(house -> 1000 * house.size()).toArray();
    }
  }

  /** The door to all of them; as a member of the application's class it is a bean already. */
  @RestController
  static class Models {
    private final LateArrival lateArrival;
    private final Spam spam;
    private final Churn churn;
    private final Prices prices;

    Models(LateArrival lateArrival, Spam spam, Churn churn, Prices prices) {
      this.lateArrival = lateArrival;
      this.spam = spam;
      this.churn = churn;
      this.prices = prices;
    }

    @GetMapping("/late")
    String late(
        @RequestParam("distance") double distance,
        @RequestParam("hour") int hour,
        @RequestParam(name = "origin", required = false) @Nullable String origin,
        @RequestParam("wind") double wind,
        @RequestParam(name = "carrier", required = false) @Nullable String carrier) {
      return String.valueOf(
          lateArrival.score(
              new Flight("1", distance, hour, origin, wind, Optional.ofNullable(carrier))));
    }

    @GetMapping("/spam")
    String spam(@RequestParam Map<String, String> mail) {
      return spam.classify(null, Map.of("links", 3, "sender", "known")).label();
    }

    @GetMapping("/churn")
    CompletableFuture<String> churn(@RequestParam("days") double days) {
      return churn.risk(days).thenApply(String::valueOf);
    }

    @GetMapping("/prices")
    String prices(@RequestParam("sizes") String sizes) {
      List<Prices.House> houses =
          Arrays.stream(sizes.split(",")).map(Double::valueOf).map(Prices.House::new).toList();
      return Arrays.toString(prices.price(houses));
    }
  }
}
