package io.driftmeter.api.schema;

/** Which part of a prediction a column belongs to. */
public enum ColumnRole {
  /** What the model is given. */
  FEATURE,
  /** What the model answers: a score, a class. */
  OUTPUT,
  /** How long the answer took. Never part of a schema: the monitor measures it itself. */
  LATENCY
}
