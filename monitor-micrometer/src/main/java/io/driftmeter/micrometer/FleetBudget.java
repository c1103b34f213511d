package io.driftmeter.micrometer;

import io.driftmeter.api.fleet.FleetReference;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
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

  /** Names in a line of the log; the meter has the number. */
  private static final int MAX_NAMES = 20;

  private static final Set<MonitorMeter> COUNTED =
      Arrays.stream(MonitorMeter.values())
          .filter(MonitorMeter::isOfFleet)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether all columns have room beside what is on the registry. */
  boolean hasRoom(MeterRegistry registry, MeterNaming naming, FleetReference fleet) {
    return FleetSelection.of(fleet, room(registry, naming)).leftOut().isEmpty();
  }

  /** The columns that have room. */
  FleetSelection select(
      MeterRegistry registry, MeterNaming naming, FleetReference fleet, VersionView view) {
    FleetSelection selection = FleetSelection.of(fleet, room(registry, naming));
    if (!selection.leftOut().isEmpty()) {
      logger.log(
          System.Logger.Level.WARNING,
          "model ''{0}'' version ''{1}'': {2} columns are not exported for the fleet, because its"
              + " monitors may have {3} series on one registry: {4}",
          view.info().model(),
          view.version(),
          selection.leftOut().size(),
          most,
          names(selection.leftOut()));
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

  private static String names(List<String> columns) {
    String names = columns.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return columns.size() > MAX_NAMES
        ? names + " and %d more".formatted(columns.size() - MAX_NAMES)
        : names;
  }
}
