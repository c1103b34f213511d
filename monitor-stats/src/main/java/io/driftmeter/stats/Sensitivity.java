package io.driftmeter.stats;

import io.driftmeter.stats.verdict.Tolerances;

/**
 * How large a difference must be to be of interest. Which ones are seen at all depends on the
 * traffic; a report says what was the smallest.
 *
 * <table>
 *   <caption>What is accepted, however many rows there are</caption>
 *   <tr><th></th><th>FINE</th><th>STANDARD</th><th>COARSE</th></tr>
 *   <tr><td>divergence, in units of the population stability index</td>
 *       <td>0.005</td><td>0.01</td><td>0.03</td></tr>
 *   <tr><td>a normal moves by so many standard deviations</td>
 *       <td>0.07</td><td>0.10</td><td>0.17</td></tr>
 *   <tr><td>so many rows move into a bin that held 5 %</td>
 *       <td>1.7 %</td><td>3.5 %</td><td>6.0 %</td></tr>
 *   <tr><td>values missing, defaulted, failed, invalid or never seen, more than in the reference</td>
 *       <td>0.2 %</td><td>0.5 %</td><td>2 %</td></tr>
 *   <tr><td>a rate by which factor, either way, for people to be informed</td>
 *       <td>1.25</td><td>1.5</td><td>2</td></tr>
 *   <tr><td>the same for an alarm</td><td>1.5</td><td>2</td><td>4</td></tr>
 * </table>
 *
 * <p>The first three lines are one constant: the divergence is {@code 4 sum (root q - root p)^2},
 * which for a normal that moves by d standard deviations is {@code 8 (1 - exp(-d^2 / 8))}, about
 * d<sup>2</sup>. A new category that takes a share y of the rows has a divergence of about 4 y, so
 * that the allowance for values never seen, which is a question of its own, is about a quarter of
 * the divergence.
 */
public enum Sensitivity {
  /**
   * For models with much traffic, whose small changes cost money. In simulations windows of 2000
   * rows showed a shift of 0.2 standard deviations at once, and seven windows of 10 000 one of 0.1,
   * which few would call trouble: try it with {@link MonitorBuilder#observeOnly} first.
   */
  FINE(0.005, 0.002, 1.25, 1.5),
  /**
   * For most models. A tenth of what the rule of thumb calls a shift, a population stability index
   * of 0.1, is accepted: a shift of 0.1 standard deviations is not raised, one of 0.3 at once in
   * windows of 2000 rows.
   */
  STANDARD(0.01, 0.005, 1.5, 2),
  /**
   * For models whose inputs move all the time. A third of what the rule of thumb calls a shift, and
   * a new category of 2 %, are accepted.
   */
  COARSE(0.03, 0.02, 2, 4);

  private final double divergence;
  private final double excess;
  private final double informingRatio;
  private final double alarmingRatio;

  Sensitivity(double divergence, double excess, double informingRatio, double alarmingRatio) {
    this.divergence = divergence;
    this.excess = excess;
    this.informingRatio = informingRatio;
    this.alarmingRatio = alarmingRatio;
  }

  Tolerances tolerances() {
    return new Tolerances(divergence, excess, informingRatio, alarmingRatio);
  }
}
