package io.driftmeter.jmh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rounds as a page of Markdown. */
final class Page {

  private static final String INTRODUCTION =
      """
      # Benchmarks

      What recording, draining, judging and publishing cost, and what peers cost in the same run. Every \
      round runs every benchmark once, in a virtual machine of its own, so that what slows the machine \
      down hits all alike; what no target is about runs in the first round alone. A cell is the median of the \
      rounds, with the least and the most of them behind it where there are several; \
      *to ours* is the median of the rounds' own ratios. **Read the ratios**: absolute times move with the machine and \
      its other work.

      Peers that are not thread-safe are guarded by a lock on the sketch, as their users would have to. Values are \
      log-normal, 65 536 of them over and over.

      This page is written by

      ```
      %s
      ```

      """;

  private final StringBuilder out = new StringBuilder();
  private final List<Round> rounds;

  private Page(List<Round> rounds) {
    this.rounds = rounds;
  }

  /** The page, of what there is in those rounds. */
  static String of(List<Round> rounds, String command) {
    Page page = new Page(rounds);
    page.out.append(INTRODUCTION.formatted(command));
    page.environment();
    page.targets();
    for (Question question : Question.all()) {
      page.question(question);
    }
    return page.out.toString().stripTrailing() + "\n";
  }

  private void environment() {
    Map<String, Set<String>> facts =
        rounds.stream()
            .flatMap(round -> round.environment().entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        Map.Entry::getValue, Collectors.toCollection(LinkedHashSet::new))));
    out.append("| | |\n|---|---|\n");
    row("Rounds", Integer.toString(rounds.size()));
    facts.forEach((name, values) -> row(name, String.join("; ", values)));
    out.append('\n');
  }

  private void targets() {
    out.append("## Targets\n\n");
    out.append(
        "Ratios of times, of rows of 50 features unless said otherwise. The floor tells how much of a"
            + " difference between thread counts is the machine's own.\n\n");
    row("target", "at most", "measured", "verdict");
    rule(4);
    for (Target target : Target.all()) {
      Series figure = target.figure().in(rounds);
      String verdict =
          figure.isEmpty()
              ? "not measured"
              : figure.median() <= target.limit() ? "met" : "**not met**";
      row(target.text(), number(target.limit()), cell(figure), verdict);
    }
    out.append('\n');
  }

  /** Leaves out what did not run. */
  private void question(Question question) {
    if (question.tables().stream().allMatch(table -> table.rows(rounds).isEmpty())) {
      return;
    }
    out.append("## %s\n\n%s\n\n".formatted(question.title(), question.text()));
    for (Table table : question.tables()) {
      table(table);
    }
  }

  private void table(Table table) {
    List<String> head = new ArrayList<>();
    head.add(table.caption());
    for (String heading : table.axis().headings()) {
      head.add(heading);
      if (table.ours() != null) {
        head.add("to ours");
      }
    }
    if (table.axis().isOfTimes()) {
      head.add("allocated, B");
    }
    row(head.toArray(String[]::new));
    rule(head.size());
    for (Table.Row one : table.rows(rounds)) {
      List<String> cells = new ArrayList<>();
      cells.add(one.isOurs() ? "**%s**".formatted(one.label()) : one.label());
      for (String heading : table.axis().headings()) {
        cells.add(cell(one.figures().getOrDefault(heading, Series.NONE)));
        if (table.ours() != null) {
          cells.add(ratio(one.ratios().getOrDefault(heading, Series.NONE)));
        }
      }
      if (table.axis().isOfTimes()) {
        cells.add(one.allocation().isEmpty() ? "" : number(one.allocation().median()));
      }
      row(cells.toArray(String[]::new));
    }
    out.append('\n');
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void rule(int columns) {
    out.append("|").append("---|".repeat(columns)).append('\n');
  }

  private static String cell(Series series) {
    if (series.isEmpty()) {
      return "";
    }
    String median = number(series.median());
    String min = number(series.min());
    String max = number(series.max());
    return min.equals(max) ? median : "%s (%s–%s)".formatted(median, min, max);
  }

  private static String ratio(Series series) {
    return series.isEmpty() ? "" : number(series.median());
  }

  /** Three digits that count, and whole numbers in full. */
  private static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || size < 0.0005 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', ' ');
  }
}
