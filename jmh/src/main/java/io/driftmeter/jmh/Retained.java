package io.driftmeter.jmh;

import org.openjdk.jol.info.GraphLayout;

/**
 * The bytes that an object keeps on the heap: all that can be reached from it, without what can
 * also be reached from another one of its kind that was made the same way. That leaves out classes,
 * class loaders and whatever else the two share, and keeps every array and object that one more of
 * its kind costs.
 *
 * <p>Objects are told apart by where they are, so nothing may move meanwhile: measure right after a
 * full collection, with a collector that leaves old objects where they are.
 */
final class Retained {

  static {
    // hidden classes and records do not tell where their fields are
    System.setProperty("jol.magicFieldOffset", "true");
  }

  private Retained() {}

  /** How many bytes the object keeps that the other does not. */
  static long bytes(Object object, Object other) {
    System.gc();
    GraphLayout shared = GraphLayout.parseInstance(other);
    return GraphLayout.parseInstance(object).subtract(shared).totalSize();
  }
}
