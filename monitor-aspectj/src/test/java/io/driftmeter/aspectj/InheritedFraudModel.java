package io.driftmeter.aspectj;

import io.driftmeter.api.annotation.MonitoredModel;

/** A model whose code stands in a class that is none. */
@MonitoredModel("fraud")
final class InheritedFraudModel extends PlainRules implements FraudModel {}
