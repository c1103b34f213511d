package io.driftmeter.stats.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.api.report.BinShift;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Evidence;
import io.driftmeter.api.report.Finding;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The same reference and the same counts give the same verdict, bit for bit, whatever the order in
 * which references were merged, and whatever the JDK: the digest below was the same on 17 and 25.
 */
class SameVerdictTest {

  /** SHA-256 over every number of every finding of {@link #reports}, as raw bits. */
  private static final String DIGEST =
      "26507f8404fafbafadb9774a48dab2170ca1c2dea8a2e46cc47a14c0f0087025";

  private static List<DriftReport> reports(Profile reference) {
    List<DriftReport> reports = new ArrayList<>();
    try (ScoringModel model = new ScoringModel(reference, 77)) {
      for (int window = 0; window < 17; window++) {
        double factor = 1 + window / 50.0;
        reports.add(
            model.window(
                500 + 100 * window,
                (row, i) -> {
                  row.amount = row.amount == null ? null : row.amount * factor;
                  row.age = i % 97 == 0 ? null : row.age;
                  row.country = i % 61 == 0 ? "XX" : row.country;
                }));
      }
    }
    return reports;
  }

  private static String text(List<DriftReport> reports) {
    StringBuilder text = new StringBuilder();
    for (DriftReport report : reports) {
      for (Finding finding : report.findings()) {
        text.append(finding.check()).append(' ').append(finding.column());
        text.append(' ').append(finding.verdict().tag()).append(' ').append(finding.response());
        finding.verdict().grounds().ifPresent(evidence -> append(text, evidence));
        text.append('\n');
      }
      report
          .columns()
          .forEach(column -> column.scores().forEach((name, score) -> append(text, score)));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Evidence evidence) {
    append(text, evidence.statistic());
    append(text, evidence.effect());
    append(text, evidence.effectBound());
    append(text, evidence.pValue());
    append(text, evidence.adjustedPValue());
    append(text, evidence.alpha());
    append(text, evidence.smallestDetectable());
    append(text, evidence.basis().inflation());
    for (BinShift shift : evidence.shifts()) {
      text.append(' ').append(shift.label());
      append(text, shift.contribution());
    }
  }

  private static void append(StringBuilder text, double number) {
    text.append(' ').append(Long.toHexString(Double.doubleToLongBits(number)));
  }

  @Test
  void isTheSameToTheBitOnEveryJdk() throws NoSuchAlgorithmException {
    String text = text(reports(ScoringModel.serving(5)));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(DIGEST);
  }

  @Test
  void isTheSameInWhateverOrderReferencesWereMerged() {
    Profile first = ScoringModel.training(5);
    List<Profile> parts = new ArrayList<>(List.of(first));
    for (int seed = 6; seed < 10; seed++) {
      parts.add(ScoringModel.reference(first.info().kind(), first, seed, (row, window) -> {}));
    }
    String expected = text(reports(ReferenceProfiles.merge(parts)));
    for (int order = 0; order < 2; order++) {
      Collections.shuffle(parts, new Random(order));
      assertThat(text(reports(ReferenceProfiles.merge(parts)))).isEqualTo(expected);
    }
  }
}
