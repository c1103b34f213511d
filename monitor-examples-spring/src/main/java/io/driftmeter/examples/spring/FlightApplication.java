package io.driftmeter.examples.spring;

import io.driftmeter.examples.flights.DelayModel;
import io.driftmeter.examples.flights.FlightData;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Trains the model and serves it on port 8080. */
@SpringBootApplication
public class FlightApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(FlightApplication.class, args);
  }

  /** The model, trained in a second. */
  @Bean
  DelayModel delayModel() {
    return DelayModel.train(FlightData.load().training());
  }
}
