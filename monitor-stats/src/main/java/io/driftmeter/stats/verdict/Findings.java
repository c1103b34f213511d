package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.ExpectedChange;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Response;
import io.driftmeter.api.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the judgements of one window into findings, with what came before it in mind. */
final class Findings {

  private final Episodes episodes;
  private final Set<String> expected;
  private final Set<String> columns;
  private final boolean observes;
  private final Instant end;
  private final List<Response> raised = new ArrayList<>();

  /**
   * Findings of one window.
   *
   * @param expected the changes that were announced and still hold
   * @param columns the names of the columns, which come before parts of the service of that name
   * @param observes whether nothing alarms
   * @param end when the window was cut
   */
  Findings(
      Episodes episodes,
      List<ExpectedChange> expected,
      Set<String> columns,
      boolean observes,
      Instant end) {
    this.episodes = episodes;
    this.expected =
        expected.stream().map(ExpectedChange::column).collect(Collectors.toUnmodifiableSet());
    this.columns = columns;
    this.observes = observes;
    this.end = end;
  }

  List<Finding> of(List<Judgement> judgements) {
    return judgements.stream().map(this::of).toList();
  }

  private Finding of(Judgement judgement) {
    Topic topic = judgement.inquiry().topic();
    Episode episode = episodes.of(topic);
    Trial trial = judgement.trial();
    Response asked = trial != null && judgement.isYes() ? trial.response() : Response.NONE;
    episode.note(judgement.inquiry(), judgement.scale(), asked, end);
    Response response = response(topic, episode.response());
    if (episode.show(loudness(response))) {
      raised.add(response);
    }
    return new Finding(
        topic.check(),
        topic.column(),
        topic.subject(),
        verdict(judgement),
        response,
        episode.raisedAt());
  }

  private static Verdict verdict(Judgement judgement) {
    Trial trial = judgement.trial();
    if (trial == null) {
      return Objects.requireNonNull(judgement.inquiry().silence(), "silence");
    }
    Evidence evidence =
        trial.evidence(judgement.strictest()).judged(judgement.adjusted(), judgement.alpha());
    return judgement.isYes()
        ? new Verdict.Drifted(evidence, trial.severity())
        : new Verdict.Stable(evidence);
  }

  /** An alarm that was announced, or only observed, grows louder when that has run out. */
  private static int loudness(Response response) {
    return switch (response) {
      case NONE -> 0;
      case INFORM -> 1;
      case EXPECTED, WOULD_ALARM -> 2;
      case ALARM -> 3;
    };
  }

  private Response response(Topic topic, Response response) {
    if (response != Response.ALARM) {
      return response;
    }
    if (isExpected(topic)) {
      return Response.EXPECTED;
    }
    return observes ? Response.WOULD_ALARM : Response.ALARM;
  }

  private boolean isExpected(Topic topic) {
    boolean isMeant = topic.family() != Family.SERVICE || !columns.contains(topic.column());
    return isMeant && expected.contains(topic.column());
  }

  /** What findings that are new, or worse than before, ask of people. */
  List<Response> raised() {
    return raised;
  }
}
