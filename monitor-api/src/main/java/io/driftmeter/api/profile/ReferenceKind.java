package io.driftmeter.api.profile;

/** Where the rows of a reference come from. */
public enum ReferenceKind {
  /** Rows the model was trained or validated on: a difference is skew against training. */
  TRAINING,
  /** Rows served in a period that was held to be healthy: a difference is drift. */
  SERVING
}
