package io.driftmeter.stats.verdict;

import io.driftmeter.api.report.Check;
import io.driftmeter.stats.inference.BenjaminiHochberg;
import java.util.ArrayList;
import java.util.List;

/** Which columns moved, once something alarms: a wider list, for whoever looks for the cause. */
final class Moved {

  /** The share of the list that may be there by chance. */
  private static final double FALSE_DISCOVERY_RATE = 0.1;

  private Moved() {}

  /** The columns, in order; none while no column drifted. */
  static List<String> columns(List<Judgement> judgements) {
    List<Judgement> drift =
        judgements.stream()
            .filter(judgement -> judgement.inquiry().topic().check() == Check.DRIFT)
            .filter(judgement -> judgement.trial() != null)
            .toList();
    if (drift.stream().noneMatch(Judgement::isYes)) {
      return List.of();
    }
    boolean[] moved =
        BenjaminiHochberg.reject(
            drift.stream().mapToDouble(Judgement::pValueOfColumn).toArray(), FALSE_DISCOVERY_RATE);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < moved.length; i++) {
      if (moved[i]) {
        columns.add(drift.get(i).inquiry().topic().column());
      }
    }
    return columns;
  }
}
