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
 * @param scale the smallest scale that says yes, or 0 where none does
 * @param adjusted its p-value, adjusted for the questions and the scales of its family
 * @param alpha the level of the family
 * @param strictest the level that is asked of one question at one scale when no other finds
 *     anything
 */
record Judgement(
    Inquiry inquiry,
    @Nullable Trial trial,
    int scale,
    double adjusted,
    double alpha,
    double strictest) {

  /** Below this, a level is beyond what p-values can tell. */
  private static final double LEAST_LEVEL = 1e-14;

  boolean isYes() {
    return scale > 0;
  }

  /** The smallest p-value at any scale, adjusted for the scales alone. */
  double pValueOfColumn() {
    int scales = inquiry.trials().size();
    return inquiry.trials().stream()
        .mapToDouble(trial -> Math.min(1, scales * trial.pValue()))
        .min()
        .orElse(1);
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
    int[] smallest = new int[best.length];
    double[] adjusted = new double[best.length];
    Arrays.fill(adjusted, 1);
    for (Family family : present) {
      for (int scale : family.scales()) {
        judge(inquiries, family, scale, levels.getOrDefault(family, 0.0), best, smallest, adjusted);
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
              smallest[i],
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
      int[] smallest,
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
      Trial trial = trials.get(i);
      boolean isYes = overScales <= level && trial.isRelevant();
      boolean wasYes = smallest[inquiry] > 0;
      if (isYes && !wasYes) {
        smallest[inquiry] = scale; // scales ascend
      }
      Trial before = best[inquiry];
      boolean wins =
          before == null
              || (isYes != wasYes
                  ? isYes
                  : isBetter(isYes, trial, overScales, before, adjusted[inquiry]));
      if (wins) {
        best[inquiry] = trial;
        adjusted[inquiry] = overScales;
      }
    }
  }

  /**
   * Of two tests that say yes the one that asks more of people is better, since a larger scale may
   * be worth more; otherwise the one with the smaller p-value.
   */
  private static boolean isBetter(
      boolean areYes, Trial trial, double adjusted, Trial best, double bestAdjusted) {
    int asksMore = areYes ? trial.response().compareTo(best.response()) : 0;
    return asksMore == 0 ? adjusted < bestAdjusted : asksMore > 0;
  }
}
