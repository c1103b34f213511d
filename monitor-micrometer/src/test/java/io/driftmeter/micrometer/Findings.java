package io.driftmeter.micrometer;

import io.driftmeter.api.report.Basis;
import io.driftmeter.api.report.Check;
import io.driftmeter.api.report.Confidence;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Severity;
import io.driftmeter.api.report.Verdict;
import java.util.List;

/** Findings as an engine makes them, all with the same evidence. */
final class Findings {

  private static final Evidence EVIDENCE =
      new Evidence(
          "chi_square",
          new Basis(900, 1_000, 1, 1, Confidence.HIGH),
          50,
          0.3,
          0.21,
          0.05,
          1e-9,
          3e-9,
          0.01,
          0.08,
          List.of());

  private Findings() {}

  static Finding raised(Check check, String column, Response response) {
    return raised(check, column, Severity.MODERATE, response);
  }

  static Finding raised(Check check, String column, Severity severity, Response response) {
    Verdict verdict = new Verdict.Drifted(EVIDENCE, severity);
    return new Finding(check, column, "", verdict, response, ScriptedMonitor.START);
  }

  static Finding calm(Check check, String column) {
    return calm(check, column, new Verdict.Stable(EVIDENCE));
  }

  static Finding tooLittle(Check check, String column) {
    return calm(check, column, new Verdict.InsufficientData(7, 100, "too few values"));
  }

  static Finding blind(Check check, String column) {
    return calm(check, column, new Verdict.Blind(ScriptedMonitor.START, 7, 100, "too few values"));
  }

  private static Finding calm(Check check, String column, Verdict verdict) {
    return new Finding(check, column, "", verdict, Response.NONE, null);
  }
}
