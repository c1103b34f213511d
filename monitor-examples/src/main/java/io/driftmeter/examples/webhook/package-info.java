/**
 * What happens after an alert: Alertmanager calls, and a retraining or a rollback starts.
 *
 * <p>{@link io.driftmeter.examples.webhook.RetrainingHook} receives the notifications of {@code
 * deploy/alertmanager/alertmanager.yml}; {@link io.driftmeter.examples.webhook.AlertmanagerPayload}
 * is what they look like; {@link io.driftmeter.examples.webhook.Decision} is what each alert asks
 * for; {@code PipelineRuns} sees that it is started once; a {@link
 * io.driftmeter.examples.webhook.Pipeline} does it. The package knows the labels of the alerts, and
 * nothing else of Driftmeter.
 */
@NullMarked
package io.driftmeter.examples.webhook;

import org.jspecify.annotations.NullMarked;
