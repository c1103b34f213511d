package io.driftmeter.examples.webhook;

import io.driftmeter.examples.webhook.AlertmanagerPayload.Status;

/** What an alert asks a program to do. */
public enum Decision {
  /** Train the model again, on newer data. */
  RETRAIN,

  /** Take the version out of service. */
  ROLLBACK,

  /** Leave it to people. */
  NOTHING;

  /**
   * What the alert asks for. Traffic that drifted from a serving baseline, and a reference that is
   * too old, ask for a new model. A canary that does worse asks for its end. All else has causes
   * that no pipeline mends: broken inputs, above all, must never be trained on.
   *
   * <p>An alert without a model and a version asks for nothing, and neither does one that ended.
   */
  public static Decision of(AlertmanagerPayload.Alert alert) {
    if (alert.status() != Status.firing
        || alert.label("model").isEmpty()
        || alert.label("version").isEmpty()) {
      return NOTHING;
    }
    return switch (alert.name()) {
      case "ModelDrift", "ModelStale" -> RETRAIN;
      case "ModelCanaryWorse" -> ROLLBACK;
      default -> NOTHING;
    };
  }
}
