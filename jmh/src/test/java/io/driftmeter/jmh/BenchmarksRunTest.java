package io.driftmeter.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

/** The whole suite, too short to say anything: that it runs, and that the page has no gaps. */
class BenchmarksRunTest {

  @Test
  void everyBenchmarkRunsAndEveryCellOfThePageIsFilled(@TempDir Path directory) throws Exception {
    Path page = directory.resolve("benchmarks.md");
    Path results = directory.resolve("results");

    assertThat(
            new CommandLine(new Report())
                .execute(
                    "--short", "--rounds=1", "--results=" + results, "--out=" + page.toString()))
        .isZero();

    Round round = Round.readAll(results).get(0);
    Set<String> run =
        round.measurements().stream()
            .map(one -> one.benchmark() + "." + one.method())
            .collect(Collectors.toSet());
    assertThat(run).as("benchmarks that run").containsExactlyInAnyOrderElementsOf(known());
    assertThat(round.measurements()).hasSize(336);
    assertThat(round.measurements())
        .allSatisfy(one -> assertThat(one.score()).as("%s", one).isPositive());

    List<String> lines = Files.readAllLines(page);
    for (Question question : Question.all()) {
      assertThat(lines).contains("## " + question.title());
      for (Table table : question.tables()) {
        assertThat(table.rows(List.of(round))).as(table.caption()).isNotEmpty();
      }
    }
    assertThat(lines.stream().filter(line -> line.startsWith("|") && !line.startsWith("| | |")))
        .allSatisfy(line -> assertThat(line).doesNotContain("|  |").doesNotContain("NaN"));
    assertThat(lines).noneMatch(line -> line.contains("not measured"));
  }

  private static Set<String> known() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .map(name -> Stream.of(name.split("\\.")).skip(3).collect(Collectors.joining(".")))
        .collect(Collectors.toSet());
  }
}
