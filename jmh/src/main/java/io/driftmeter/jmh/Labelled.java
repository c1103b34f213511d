package io.driftmeter.jmh;

/** A peer that tables name otherwise than code does. */
interface Labelled {

  /** Its name in code. */
  String name();

  /** Its name in tables. */
  String label();
}
