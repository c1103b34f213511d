package io.driftmeter.micrometer;

import io.driftmeter.api.fleet.FleetReference;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The most series that all monitors on one registry export for the fleet. Whoever binds later finds
 * less room.
 *
 * @param most how many
 */
record FleetBudget(int most) {

  private static final System.Logger logger = System.getLogger(FleetBudget.class.getName());

  private static final Set<MonitorMeter> COUNTED =
      Arrays.stream(MonitorMeter.values())
          .filter(MonitorMeter::isOfFleet)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether no column is left out because of what is on the registry. */
  boolean hasRoom(
      MeterRegistry registry, MeterNaming naming, FleetReference fleet, DetailSelection detail) {
    return FleetSelection.of(fleet, detail, room(registry, naming))
        .equals(FleetSelection.of(fleet, detail, most));
  }

  /** The columns that have room. */
  FleetSelection select(
      MeterRegistry registry,
      MeterNaming naming,
      FleetReference fleet,
      DetailSelection detail,
      VersionView view) {
    FleetSelection selection = FleetSelection.of(fleet, detail, room(registry, naming));
    if (!selection.leftOut().isEmpty()) {
      long brief =
          selection.leftOut().stream().filter(name -> !detail.detailed().contains(name)).count();
      logger.log(
          System.Logger.Level.WARNING,
          "model ''{0}'' version ''{1}'': {2} columns are not exported for the fleet ({3} because they"
              + " are in brief, {4} because monitors may have {5} series for it on one registry): {6}",
          view.info().model(),
          view.version(),
          selection.leftOut().size(),
          brief,
          selection.leftOut().size() - brief,
          most,
          ColumnNames.of(selection.leftOut()));
    }
    return selection;
  }

  private int room(MeterRegistry registry, MeterNaming naming) {
    Set<String> names = COUNTED.stream().map(naming::name).collect(Collectors.toSet());
    int used = 0;
    for (Meter meter : registry.getMeters()) {
      used += names.contains(meter.getId().getName()) ? 1 : 0;
    }
    return most - used;
  }
}
