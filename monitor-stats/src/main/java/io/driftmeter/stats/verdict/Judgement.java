package io.driftmeter.stats.verdict;

import io.driftmeter.stats.inference.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one inquiry after all were judged together.
 *
 * @param inquiry what was asked
 * @param trial the test that was most convincing, or null when there is nothing to judge
 * @param adjusted its p-value, adjusted for the questions and the scales of its family
 * @param alpha the level of the family
 * @param strictest the level that is asked of one question at one scale when no other finds
 *     anything
 */
record Judgement(
    Inquiry inquiry, @Nullable Trial trial, double adjusted, double alpha, double strictest) {

  /** Below this, a level is beyond what p-values can tell. */
  private static final double LEAST_LEVEL = 1e-14;

  boolean isYes() {
    return trial != null && adjusted <= alpha && trial.isRelevant();
  }

  /** The smallest p-value at any scale, not adjusted. */
  double smallestPValue() {
    return inquiry.trials().stream().mapToDouble(Trial::pValue).min().orElse(1);
  }

  /**
   * Judges all inquiries of one window: Holm's method within each family and scale, Bonferroni's
   * over the scales.
   *
   * @param alpha the level of one window, for everything together
   */
  static List<Judgement> of(List<Inquiry> inquiries, double alpha) {
    Set<Family> present =
        inquiries.stream().map(inquiry -> inquiry.topic().family()).collect(Collectors.toSet());
    Map<Family, Double> levels = Family.share(alpha, present);
    Map<Family, Integer> sizes = new EnumMap<>(Family.class);
    inquiries.forEach(inquiry -> sizes.merge(inquiry.topic().family(), 1, Integer::sum));
    @Nullable Trial[] best = new Trial[inquiries.size()];
    double[] adjusted = new double[best.length];
    Arrays.fill(adjusted, 1);
    for (Family family : present) {
      for (int scale : family.scales()) {
        judge(inquiries, family, scale, levels.getOrDefault(family, 0.0), best, adjusted);
      }
    }
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      Family family = inquiries.get(i).topic().family();
      double level = levels.getOrDefault(family, 0.0);
      judgements.add(
          new Judgement(
              inquiries.get(i),
              best[i],
              adjusted[i],
              level,
              Math.max(LEAST_LEVEL, level / family.scaleCount() / sizes.getOrDefault(family, 1))));
    }
    return judgements;
  }

  private static void judge(
      List<Inquiry> inquiries,
      Family family,
      int scale,
      double level,
      @Nullable Trial[] best,
      double[] adjusted) {
    List<Integer> asked = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      if (inquiries.get(i).topic().family() == family) {
        for (Trial trial : inquiries.get(i).trials()) {
          if (trial.scale() == scale) {
            asked.add(i);
            trials.add(trial);
          }
        }
      }
    }
    double[] holm = Holm.adjust(trials.stream().mapToDouble(Trial::pValue).toArray());
    for (int i = 0; i < holm.length; i++) {
      double overScales = Math.min(1, holm[i] * family.scaleCount());
      int inquiry = asked.get(i);
      if (isBetter(trials.get(i), overScales, best[inquiry], adjusted[inquiry], level)) {
        best[inquiry] = trials.get(i);
        adjusted[inquiry] = overScales;
      }
    }
  }

  /** A test that says yes wins over one that does not; then the smaller p-value, then the scale. */
  private static boolean isBetter(
      Trial trial, double adjusted, @Nullable Trial best, double bestAdjusted, double level) {
    if (best == null) {
      return true;
    }
    boolean isYes = adjusted <= level && trial.isRelevant();
    boolean bestIsYes = bestAdjusted <= level && best.isRelevant();
    return isYes == bestIsYes ? adjusted < bestAdjusted : isYes;
  }
}
