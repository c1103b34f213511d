package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Verdict;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.inference.Holm;
import io.driftmeter.stats.profile.ColumnProfile;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges whole windows against one reference, all columns together. Not thread-safe. */
public final class WindowJudge {

  private final SlotMap slots;
  private final List<ColumnJudge> columns;
  private final @Nullable LatencyJudge latency;

  /** Judges windows counted in that layout by that rule, against those columns of a reference. */
  public WindowJudge(Layout layout, List<? extends ColumnProfile> reference, VerdictRule rule) {
    slots = layout.slots();
    LatencyObjective objective = rule.latency();
    int judged = slots.schema().columns().size() + (objective == null ? 0 : 1);
    double strictestAlpha = rule.alpha() / judged;
    Map<String, ColumnProfile> byName = new HashMap<>();
    reference.forEach(profile -> byName.put(profile.column().name(), profile));
    columns =
        slots.schema().columns().stream()
            .map(
                column ->
                    new ColumnJudge(
                        column,
                        Objects.requireNonNull(byName.get(column.name()), "profile"),
                        rule,
                        strictestAlpha))
            .toList();
    latency =
        objective == null
            ? null
            : new LatencyJudge(objective, rule, strictestAlpha, layout.grid(slots.latency()));
  }

  /**
   * The reports of all columns, the latency last where it has an objective.
   *
   * @param window the counts of the window
   * @param unseen names of unseen categories by column
   */
  public List<ColumnReport> judge(Tally window, Function<Column, List<String>> unseen) {
    List<Finding> findings = new ArrayList<>();
    for (ColumnJudge column : columns) {
      int slot = slots.slot(column.column());
      findings.add(column.find(window.values(slot), window.states(slot)));
    }
    if (latency != null) {
      int slot = slots.latency();
      findings.add(latency.find(window.values(slot), window.states(slot)));
    }
    double[] adjusted = Holm.adjust(Finding.pValues(findings));
    List<ColumnReport> reports = new ArrayList<>();
    int next = 0;
    for (Finding finding : findings) {
      Verdict verdict =
          finding.verdict() instanceof Verdict.Stable provisional
              ? verdict(provisional.evidence(), adjusted[next++])
              : finding.verdict();
      reports.add(
          new ColumnReport(
              finding.column(),
              finding.states(),
              finding.scores(),
              verdict,
              unseen.apply(finding.column())));
    }
    return reports;
  }

  private static Verdict verdict(Evidence evidence, double adjusted) {
    Evidence judged = evidence.withAdjustedPValue(adjusted);
    return adjusted <= evidence.alpha() ? new Verdict.Drifted(judged) : new Verdict.Stable(judged);
  }

  /** The names of the measures that are defined for the column. */
  public List<String> measures(Column column) {
    return columns.stream()
        .filter(judge -> judge.column().equals(column))
        .findFirst()
        .map(ColumnJudge::measures)
        .orElse(List.of());
  }
}
