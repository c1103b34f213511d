package io.driftmeter.examples.webhook;

/**
 * What retrains models and rolls versions back, such as the client of a workflow engine.
 *
 * <p>It is called by one thread at a time, never by that of a request, and may take its time.
 */
@FunctionalInterface
public interface Pipeline {

  /**
   * Does what was decided, and returns when it is done or handed over.
   *
   * @throws Exception if it could not be: the next notification of the same alerts tries again
   */
  void run(Run run) throws Exception;

  /**
   * What to do, and for what.
   *
   * @param decision {@link Decision#RETRAIN} or {@link Decision#ROLLBACK}
   * @param model the label {@code model} of the alerts
   * @param version the label {@code version}: the one to replace, or to take out of service
   * @param reason the name of the first alert that asked for it, and its summary
   */
  record Run(Decision decision, String model, String version, String reason) {}
}
