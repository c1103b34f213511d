package io.driftmeter.stats.verdict;

import io.driftmeter.stats.inference.DriftTest;
import java.util.List;
import java.util.Map;

/*
 * A baseline that follows the traffic hides a slow shift: each new one agrees with the one before. So both the window and
 * the reference are measured against an anchor that does not move.
 */
/** How far one column has moved from the first reference ever. Immutable. */
final class AnchorScores {

  /** Corrected population stability index of the window against the anchor. */
  private static final String WINDOW = "psi_to_anchor";

  /** The same of the reference in use. */
  private static final String REFERENCE = "reference_psi_to_anchor";

  /** The scores that it gives. */
  static final List<String> NAMES = List.of(WINDOW, REFERENCE);

  private static final DriftTest TEST = DriftTest.ofTolerance(0);

  private final ColumnBins anchor;
  private final double referencePsi;

  AnchorScores(ColumnBins anchor, ColumnBins reference) {
    this.anchor = anchor;
    referencePsi = psi(reference.reference());
  }

  /** The scores of a window, by name. */
  Map<String, Double> of(long[] live) {
    double windowPsi = psi(live);
    return Double.isNaN(windowPsi) || Double.isNaN(referencePsi)
        ? Map.of()
        : Map.of(WINDOW, windowPsi, REFERENCE, referencePsi);
  }

  private double psi(long[] counts) {
    return TEST.test(anchor.reference(), counts, anchor.orderedCount()).correctedPsi();
  }
}
