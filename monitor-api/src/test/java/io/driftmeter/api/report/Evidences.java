package io.driftmeter.api.report;

import java.util.List;

/** Evidence for tests: 48 210 values against 100 000, and what a test changes of it. */
record Evidences(Basis basis, double p, double smallestDetectable, List<BinShift> shifts) {

  static Evidences full() {
    return new Evidences(new Basis(48_210, 100_000, 1, 1, Confidence.HIGH), 3e-9, 0.02, List.of());
  }

  Evidences with(Basis basis) {
    return new Evidences(basis, p, smallestDetectable, shifts);
  }

  Evidences withP(double p) {
    return new Evidences(basis, p, smallestDetectable, shifts);
  }

  Evidences with(BinShift... shifts) {
    return new Evidences(basis, p, smallestDetectable, List.of(shifts));
  }

  /** The evidence of a share of the rows that has a share of the reference. */
  Evidences against(double referenceShare, double liveShare) {
    return with(new BinShift("share", referenceShare, liveShare, 1));
  }

  Evidence of(String test, double effect, double bound, double tolerance) {
    return new Evidence(
        test, basis, 50, effect, bound, tolerance, p, p, 3.5e-4, smallestDetectable, shifts);
  }
}
