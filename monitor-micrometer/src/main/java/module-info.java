/** Publishes what a monitor counts and concludes as Micrometer meters. */
module io.driftmeter.micrometer {
  requires transitive io.driftmeter.api;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports io.driftmeter.micrometer;
}
