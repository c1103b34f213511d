package io.driftmeter.examples.spring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code POST /predict}. */
@RestController
class FlightController {

  private final LateArrival lateArrival;

  FlightController(LateArrival lateArrival) {
    this.lateArrival = lateArrival;
  }

  /**
   * The answer.
   *
   * @param probability 0 to 1
   */
  record Answer(double probability) {}

  @PostMapping("/predict")
  Answer predict(@RequestBody Departure departure) {
    return new Answer(lateArrival.probability(departure));
  }

  /** A flight that cannot be. */
  @ExceptionHandler
  @ResponseStatus(HttpStatus.BAD_REQUEST)
  String refuse(IllegalArgumentException failure) {
    return String.valueOf(failure.getMessage());
  }
}
