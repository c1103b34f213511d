/** What application code touches: monitor, handles, scopes, reports, counts and profiles. */
module io.driftmeter.api {
  requires static org.jspecify;

  exports io.driftmeter.api;
  exports io.driftmeter.api.annotation;
  exports io.driftmeter.api.counts;
  exports io.driftmeter.api.fleet;
  exports io.driftmeter.api.instrument;
  exports io.driftmeter.api.profile;
  exports io.driftmeter.api.report;
  exports io.driftmeter.api.schema;
}
