package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.schema.Column;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ServiceProfile;
import io.driftmeter.stats.recording.Layout;
import io.driftmeter.stats.recording.SlotMap;
import io.driftmeter.stats.recording.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/*
 * Three steps: every column and the service are asked every question, at every scale; all answers are judged together,
 * since the budget is for the window as a whole; then each becomes a finding, with what came before it in mind.
 */
/** Judges whole windows against one set of references, everything together. Not thread-safe. */
public final class WindowJudge {

  private final SlotMap slots;
  private final VerdictRule rule;
  private final List<ColumnJudge> columns = new ArrayList<>();
  private final Map<String, List<String>> scoreNames = new HashMap<>();
  private final ServiceJudge service;
  private final Episodes episodes = new Episodes();

  private WindowJudge(Layout layout, @Nullable References references, VerdictRule rule) {
    this.rule = rule;
    slots = layout.slots();
    Profile main = references == null ? null : references.main();
    ServiceProfile baseline = main == null ? null : main.service();
    service =
        new ServiceJudge(
            rule,
            new LatencyLimits(layout.grid(slots.latency()), rule, baseline),
            baseline == null || main == null ? null : ServiceBaseline.of(baseline, main.windows()));
    if (references != null) {
      addColumns(references);
    }
  }

  /** Judges windows counted in that layout by that rule, against those references. */
  public static WindowJudge of(Layout layout, References references, VerdictRule rule) {
    return new WindowJudge(layout, references, rule);
  }

  /** Judges the service alone, while there is no reference for the columns. */
  public static WindowJudge ofService(Layout layout, VerdictRule rule) {
    return new WindowJudge(layout, null, rule);
  }

  private void addColumns(References references) {
    ReferenceColumns main = new ReferenceColumns(references.main(), rule);
    Profile training = references.training();
    ReferenceColumns trainingColumns =
        training == null ? null : new ReferenceColumns(training, rule);
    Profile anchor = references.anchor();
    ReferenceColumns anchorColumns = anchor == null ? null : new ReferenceColumns(anchor, rule);
    for (Column column : slots.schema().columns()) {
      ColumnReference reference = main.of(column);
      MeasureScores measures =
          new MeasureScores(rule.measures(), main.profile(column), reference.bins());
      AnchorScores anchorScores =
          anchorColumns == null
              ? null
              : new AnchorScores(anchorColumns.of(column).bins(), reference.bins());
      List<String> names = new ArrayList<>(measures.names());
      names.addAll(anchorScores == null ? List.of() : AnchorScores.NAMES);
      scoreNames.put(column.name(), List.copyOf(names));
      columns.add(
          new ColumnJudge(
              column,
              rule,
              reference.bins(),
              measures,
              anchorScores,
              ColumnQuestions.of(
                  main.profile(column).column(),
                  reference,
                  trainingColumns == null ? null : trainingColumns.of(column),
                  rule.tolerances(),
                  references.isLearned())));
    }
  }

  /**
   * What the window says.
   *
   * @param window the counts of the window
   * @param start when it began
   * @param end when it was cut
   * @param expected the changes that were announced and still hold
   * @param unseen names of unseen categories by column
   */
  public Verdicts judge(
      Tally window,
      Instant start,
      Instant end,
      List<ExpectedChange> expected,
      Function<Column, List<String>> unseen) {
    List<Answers> answers = new ArrayList<>();
    for (ColumnJudge column : columns) {
      int slot = slots.slot(column.column());
      answers.add(column.ask(window.values(slot), window.states(slot), start, end, episodes));
    }
    if (service.judgesLatency()) {
      answers.add(service.askLatency(window, start, end, episodes));
    }
    List<Inquiry> ofService = service.askService(window, start, end, episodes);
    List<Inquiry> inquiries = new ArrayList<>();
    answers.forEach(answer -> inquiries.addAll(answer.inquiries()));
    inquiries.addAll(ofService);
    List<Judgement> judgements = Judgement.of(inquiries, rule.alpha());

    Findings findings = new Findings(episodes, expected, scoreNames.keySet(), rule.observes(), end);
    List<ColumnReport> reports = new ArrayList<>();
    int next = 0;
    for (Answers answer : answers) {
      int to = next + answer.inquiries().size();
      reports.add(
          new ColumnReport(
              answer.column(),
              answer.states(),
              answer.scores(),
              findings.of(judgements.subList(next, to)),
              unseen.apply(answer.column())));
      next = to;
    }
    return new Verdicts(
        reports,
        findings.of(judgements.subList(next, judgements.size())),
        Moved.columns(judgements),
        findings.raised());
  }

  /** The names of the scores that are defined for the column. */
  public List<String> scoreNames(Column column) {
    return scoreNames.getOrDefault(column.name(), List.of());
  }

  /** Whether there is an objective or a baseline for the latency. */
  public boolean judgesLatency() {
    return service.judgesLatency();
  }
}
