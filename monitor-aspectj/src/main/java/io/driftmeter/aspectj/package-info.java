/**
 * One aspect that records the predictions of annotated models, behind Spring's proxies or woven
 * into the models by AspectJ.
 *
 * <p>Calls come from the join points of {@link io.driftmeter.aspectj.ModelMonitorAspect} and go to
 * {@link io.driftmeter.api.instrument.ModelInstrumentation}, which knows the annotations and the
 * monitors. This package imports {@code io.driftmeter.api}, the run time of AspectJ and JSpecify,
 * and neither Spring nor the weaver.
 */
@NullMarked
package io.driftmeter.aspectj;

import org.jspecify.annotations.NullMarked;
