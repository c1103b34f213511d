package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.stats.FalseAlarms;
import io.driftmeter.stats.MonitorBuilder;
import io.driftmeter.stats.StreamingModelMonitor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds monitors as they are configured. Thread-safe. */
final class MonitorAssembly {

  private final ReferenceLoader loader;
  private final List<MonitorBuilderCustomizer> customizers;

  MonitorAssembly(ReferenceLoader loader, List<MonitorBuilderCustomizer> customizers) {
    this.loader = loader;
    this.customizers = List.copyOf(customizers);
  }

  /**
   * What came of loading a reference.
   *
   * @param profile the reference; null where there is none
   * @param problem why there is none
   */
  private record Loaded(@Nullable ReferenceProfile profile, String problem) {}

  /**
   * Builds a monitor and starts it.
   *
   * @param annotated what the annotations say; null for a model that has none
   * @throws ModelSetupException when it cannot be built as it is configured
   */
  WatchedModel build(String name, ModelProperties settings, @Nullable AnnotatedModel annotated) {
    Loaded loaded = reference(name, settings);
    ReferenceProfile reference = loaded.profile();
    String version = settings.version();
    if (version == null && annotated != null) {
      version = annotated.version();
    }
    boolean isVersionOfReference = version == null;
    if (version == null && reference != null) {
      version = reference.info().version();
    }
    if (version == null || (reference == null && annotated == null)) {
      throw unknown(name, loaded.problem());
    }
    ModelMonitor monitor;
    try {
      MonitorBuilder builder = StreamingModelMonitor.builder(name, version);
      if (reference != null) {
        builder.reference(reference);
      } else if (annotated != null) {
        builder.schema(settings.columns().from(annotated).schema());
      }
      configure(builder, name, settings, reference != null);
      customizers.forEach(customizer -> customizer.customize(name, builder));
      monitor = builder.build();
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      throw new ModelSetupException(
          "model '%s' as configured by driftmeter.models.%s: %s"
              .formatted(name, name, wrong.getMessage()),
          wrong);
    }
    monitor.setEnabled(settings.enabled());
    return new WatchedModel(
        name,
        monitor,
        true,
        settings,
        isVersionOfReference,
        reference == null ? loaded.problem() : "");
  }

  private static ModelSetupException unknown(String name, String problem) {
    return new ModelSetupException(
        "nothing tells the columns of model '%s': no bean is annotated with @MonitoredModel(\"%s\"), and %s"
            .formatted(name, name, problem));
  }

  private Loaded reference(String name, ModelProperties settings) {
    String location = settings.reference();
    if (location == null) {
      if (settings.referenceRequired()) {
        throw new ModelSetupException(
            "driftmeter.models.%s.reference-required is true, but driftmeter.models.%s.reference is not set"
                .formatted(name, name));
      }
      return new Loaded(null, "no reference configured");
    }
    try {
      return new Loaded(load(name, "reference", location), "");
    } catch (IOException failure) {
      String problem =
          "reference %s cannot be loaded: %s"
              .formatted(Locations.shown(location), failure.getMessage());
      if (settings.referenceRequired()) {
        throw new ModelSetupException("model '%s': %s".formatted(name, problem), failure);
      }
      return new Loaded(null, problem);
    }
  }

  /**
   * Loads a reference.
   *
   * @throws IOException when it cannot be had, or is none
   * @throws ModelSetupException when the location cannot mean anything
   */
  ReferenceProfile load(String model, String property, String location) throws IOException {
    try {
      return loader.load(location);
    } catch (IllegalArgumentException wrong) {
      throw new ModelSetupException(
          "driftmeter.models.%s.%s: %s".formatted(model, property, wrong.getMessage()), wrong);
    } catch (RuntimeException ofTheLoader) {
      throw new IOException(ofTheLoader);
    }
  }

  private void configure(
      MonitorBuilder builder, String name, ModelProperties settings, boolean hasReference) {
    Optional.ofNullable(settings.artifactDigest()).ifPresent(builder::artifactDigest);
    Optional.ofNullable(settings.window()).ifPresent(builder::window);
    Optional.ofNullable(settings.tick()).ifPresent(builder::tick);
    Optional.ofNullable(settings.falseAlarmsPerMonth())
        .ifPresent(count -> builder.falseAlarmBudget(FalseAlarms.perMonth(count)));
    Optional.ofNullable(settings.minimumCount()).ifPresent(builder::minimumCount);
    // first the preset, then what differs from it
    Optional.ofNullable(settings.sensitivity()).ifPresent(builder::sensitivity);
    Optional.ofNullable(settings.tolerance()).ifPresent(builder::tolerance);
    Optional.ofNullable(settings.shareAllowance()).ifPresent(builder::shareAllowance);
    Optional.ofNullable(settings.rateFactors())
        .ifPresent(factors -> builder.rateFactors(factors.informing(), factors.alarming()));
    Optional.ofNullable(settings.blindAfter()).ifPresent(builder::blindAfter);
    Optional.ofNullable(settings.hourOfDay()).ifPresent(builder::hourOfDay);
    builder.observeOnly(settings.observeOnly());
    settings.thresholds().forEach(builder::threshold);
    Optional.ofNullable(settings.latencyObjective())
        .ifPresent(limit -> builder.latencyObjective(limit, settings.latencyQuantile()));
    Optional.ofNullable(settings.errorObjective()).ifPresent(builder::errorObjective);
    Optional.ofNullable(settings.volumeObjective())
        .ifPresent(volume -> builder.volumeObjective(volume.least(), volume.most()));
    Optional.ofNullable(settings.baselineRows()).ifPresent(builder::baselineRows);
    Optional.ofNullable(settings.unseenNames()).ifPresent(builder::unseenNames);
    Optional.ofNullable(settings.categoryNames()).ifPresent(builder::categoryNames);
    Optional.ofNullable(settings.fleetBins()).ifPresent(builder::fleetBins);
    Optional.ofNullable(settings.fleetCategoryNames()).ifPresent(builder::fleetCategoryNames);
    Optional.ofNullable(settings.counterMemory())
        .ifPresent(size -> builder.counterMemory(size.toBytes()));
    Optional.ofNullable(settings.closePatience()).ifPresent(builder::closePatience);
    // without the reference they would have nothing to stand beside
    if (hasReference) {
      Optional.ofNullable(settings.training())
          .ifPresent(where -> builder.training(beside(name, "training", where)));
      Optional.ofNullable(settings.anchor())
          .ifPresent(where -> builder.anchor(beside(name, "anchor", where)));
    }
  }

  private ReferenceProfile beside(String name, String property, String location) {
    try {
      return load(name, property, location);
    } catch (IOException failure) {
      throw new ModelSetupException(
          "model '%s': %s %s cannot be loaded: %s"
              .formatted(name, property, Locations.shown(location), failure.getMessage()),
          failure);
    }
  }
}
