/** Grids, counters, profiles, measures, verdicts, and the engine that runs them. */
module io.driftmeter.stats {
  requires transitive io.driftmeter.api;
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  requires commons.math3;
  requires HdrHistogram;
  requires static org.jspecify;

  exports io.driftmeter.stats;
  exports io.driftmeter.stats.grid;
  exports io.driftmeter.stats.measure;
  exports io.driftmeter.stats.profile;
}
