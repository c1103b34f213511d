package io.driftmeter.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a model that cannot be monitored as a short text instead of a stack of exceptions. */
final class ModelSetupAnalyzer extends AbstractFailureAnalyzer<ModelSetupException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ModelSetupException cause) {
    return new FailureAnalysis(
        "A model cannot be monitored: " + cause.getMessage(),
        "Correct the annotations or the properties driftmeter.*, or switch all monitoring off with"
            + " driftmeter.enabled=false.",
        cause);
  }
}
