package io.driftmeter.micrometer;

import io.driftmeter.api.counts.BinCounts;
import io.driftmeter.api.fleet.FleetBin;
import io.driftmeter.api.fleet.FleetColumn;
import io.driftmeter.api.fleet.FleetDecision;
import io.driftmeter.api.fleet.FleetReference;
import io.driftmeter.api.fleet.FleetRule;
import io.driftmeter.api.fleet.Quality;
import io.driftmeter.api.schema.Column;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Meters that replicas have in common, so that their sum can be judged: cumulative counts by bin
 * and decision, what the reference has there, and the rule.
 */
final class FleetMeters {

  private static final String NONE = "none";

  private final MeterPlan plan;
  private final String reference;

  private FleetMeters(MeterPlan plan, String reference) {
    this.plan = plan;
    this.reference = reference;
  }

  /**
   * The meters of the selected columns.
   *
   * @param fleet what is compared with, or null where there is nothing to share
   * @param reference the short fingerprint of the reference
   */
  static void plan(
      MeterPlan plan, @Nullable FleetReference fleet, String reference, FleetSelection selection) {
    plan.gauge(MonitorMeter.FLEET_SERIES, view -> selection.series());
    plan.gauge(MonitorMeter.FLEET_LEFT_OUT, view -> selection.leftOut().size());
    if (fleet != null && selection.series() > 0) {
      FleetMeters meters = new FleetMeters(plan, reference);
      meters.planRule(fleet.rule());
      for (int position : selection.positions()) {
        meters.planColumn(fleet.columns().get(position), position);
      }
    }
  }

  private void planRule(FleetRule rule) {
    planParameter("tolerance", rule.tolerance());
    planParameter("excess", rule.excess());
    planParameter("informing_ratio", rule.informingRatio());
    planParameter("alarming_ratio", rule.alarmingRatio());
    planParameter("minimum_count", rule.minimumCount());
    planParameter("drift_z", rule.driftPoint());
    planParameter("quality_z", rule.qualityPoint());
    planParameter("decision_z", rule.decisionPoint());
  }

  private void planParameter(String name, double value) {
    plan.gauge(MonitorMeter.RULE_PARAMETER, view -> value, name);
  }

  private void planColumn(FleetColumn fleet, int position) {
    Column column = fleet.column();
    plan.gauge(
        MonitorMeter.COLUMN_INFO,
        view -> 1,
        role(fleet),
        column.name(),
        Objects.requireNonNullElse(column.source(), NONE),
        Objects.requireNonNullElse(column.owner(), NONE),
        String.valueOf(column.critical()));
    planConstant(MonitorMeter.REFERENCE_VALUES, fleet, (double) fleet.values());
    planConstant(MonitorMeter.REFERENCE_SCALE, fleet, fleet.scale());
    planConstant(MonitorMeter.REFERENCE_DEGREES, fleet, fleet.degrees());
    for (Map.Entry<Quality, Double> quality : fleet.quality().entrySet()) {
      plan.gauge(
          MonitorMeter.QUALITY_REFERENCE,
          view -> quality.getValue(),
          role(fleet),
          column.name(),
          quality.getKey().tag(),
          reference);
    }
    for (int bin = 0; bin < fleet.bins().size(); bin++) {
      planBin(fleet, position, bin);
    }
    for (int decision = 0; decision < fleet.decisions().size(); decision++) {
      planDecision(fleet, position, decision);
    }
  }

  private void planConstant(MonitorMeter meter, FleetColumn fleet, double value) {
    plan.gauge(meter, view -> value, role(fleet), name(fleet), fleet.grid(), reference);
  }

  private void planBin(FleetColumn fleet, int position, int at) {
    FleetBin bin = fleet.bins().get(at);
    plan.counter(
        MonitorMeter.BIN_VALUES,
        count(fleet, position, counts -> counts.bin(at)),
        role(fleet),
        name(fleet),
        fleet.grid(),
        bin.label());
    plan.gauge(
        MonitorMeter.BIN_REFERENCE,
        view -> bin.share(),
        role(fleet),
        name(fleet),
        fleet.grid(),
        bin.label(),
        bin.range(),
        reference);
  }

  private void planDecision(FleetColumn fleet, int position, int at) {
    FleetDecision decision = fleet.decisions().get(at);
    plan.counter(
        MonitorMeter.DECISIONS,
        count(fleet, position, counts -> counts.decision(at)),
        role(fleet),
        name(fleet),
        fleet.grid(),
        decision.label());
    plan.gauge(
        MonitorMeter.DECISION_REFERENCE,
        view -> decision.share(),
        role(fleet),
        name(fleet),
        fleet.grid(),
        decision.label(),
        reference);
  }

  private static String role(FleetColumn fleet) {
    return JudgedColumn.tag(fleet.column().role());
  }

  private static String name(FleetColumn fleet) {
    return fleet.column().name();
  }

  /**
   * Reads a count of a column, 0 before the first drain of the version. Counts in other bins than
   * these cannot be told from a counter that started anew, so they are none at all.
   */
  private static ToDoubleFunction<VersionView> count(
      FleetColumn fleet, int position, ToLongFunction<BinCounts> count) {
    return view -> {
      List<BinCounts> columns = view.counts().bins();
      if (columns.isEmpty()) {
        return 0;
      }
      BinCounts counts = columns.get(position);
      return counts.grid().equals(fleet.grid()) ? (double) count.applyAsLong(counts) : Double.NaN;
    };
  }
}
