package io.driftmeter.spring;

import io.driftmeter.stats.MonitorBuilder;

/**
 * Settles what properties cannot say of a monitor: measures of one's own, a clock, an executor.
 * Every bean of this type is called for every model whose monitor this library builds, in their
 * order, after the properties and before the monitor is built.
 */
@FunctionalInterface
public interface MonitorBuilderCustomizer {

  /** Changes the builder of a model's monitor. What it throws fails the start. */
  void customize(String model, MonitorBuilder builder);
}
