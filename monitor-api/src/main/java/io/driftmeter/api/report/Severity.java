package io.driftmeter.api.report;

/**
 * How large a difference is, judged by what it exceeds confidently: by the lower end of a one-sided
 * 95 % confidence interval, not by the estimate.
 *
 * <table>
 *   <caption>What is exceeded</caption>
 *   <tr><th></th><th>population stability index</th><th>rate against the reference</th><th>share of values</th></tr>
 *   <tr><td>SLIGHT</td><td>less than 0.1</td><td>less than 2 times</td><td>less than 1 % more</td></tr>
 *   <tr><td>MODERATE</td><td>0.1</td><td>2 times, or half</td><td>1 % more</td></tr>
 *   <tr><td>MAJOR</td><td>0.25</td><td>5 times, or a fifth</td><td>10 % more</td></tr>
 * </table>
 */
public enum Severity {
  /** Real, and small. */
  SLIGHT,
  /** What a rule of thumb calls a shift. */
  MODERATE,
  /** What a rule of thumb calls a major shift. */
  MAJOR
}
