/** An aspect that records the predictions of annotated models. */
module io.driftmeter.aspectj {
  requires transitive io.driftmeter.api;
  requires transitive org.aspectj.runtime;
  requires static org.jspecify;

  exports io.driftmeter.aspectj;
}
