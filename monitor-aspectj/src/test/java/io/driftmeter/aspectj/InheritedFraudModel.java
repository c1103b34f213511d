package io.driftmeter.aspectj;

/** A model whose code stands in a class that is none. */
final class InheritedFraudModel extends PlainRules implements FraudModel {}
