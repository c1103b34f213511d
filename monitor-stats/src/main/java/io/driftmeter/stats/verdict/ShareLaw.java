package io.driftmeter.stats.verdict;

/** What share is accepted. */
sealed interface ShareLaw permits ShareLaw.Objective, ShareLaw.Excess, ShareLaw.Ratio {

  /** The test of a share. */
  Trial ask(LiveShare live);

  /** No more than a configured share. */
  record Objective(double allowed) implements ShareLaw {
    @Override
    public Trial ask(LiveShare live) {
      return ObjectiveTrial.of(live, allowed);
    }
  }

  /** No more than the reference's share and an allowance. */
  record Excess(ReferenceShare reference, double allowance) implements ShareLaw {
    @Override
    public Trial ask(LiveShare live) {
      return ExcessTrial.of(reference, live, allowance);
    }
  }

  /**
   * The reference's rate, within a factor.
   *
   * @param reference the reference's rate
   * @param informing the factor beyond which people are informed
   * @param alarming the factor beyond which it is an alarm
   * @param bothWays whether a rate that falls matters as well
   */
  record Ratio(ReferenceShare reference, double informing, double alarming, boolean bothWays)
      implements ShareLaw {
    @Override
    public Trial ask(LiveShare live) {
      return new RatioTrial(this, live);
    }
  }
}
