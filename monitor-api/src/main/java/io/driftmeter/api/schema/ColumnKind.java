package io.driftmeter.api.schema;

/** What kind of value a column holds. */
public enum ColumnKind {
  /** A {@code double}: counted in the buckets of a grid. */
  NUMERIC,
  /** One of a bounded set of names: counted by name, everything else as unseen. */
  CATEGORICAL
}
