package io.driftmeter.aspectj;

import io.driftmeter.api.instrument.ModelInstrumentation;

/** An application whose classes are woven as they are loaded; it says what was recorded of what. */
final class WovenApplication {

  private final FraudMonitor monitor;

  private WovenApplication(FraudMonitor monitor) {
    this.monitor = monitor;
  }

  public static void main(String[] arguments) {
    try (FraudMonitor monitor = new FraudMonitor()) {
      WovenApplication application = new WovenApplication(monitor);
      application.say("before", () -> new FraudRules().risk(250, "de"));
      try (ModelMonitorAspect.Installation installed =
          ModelMonitorAspect.install(new ModelInstrumentation(model -> monitor.monitor()))) {
        application.run();
      }
      application.say("after", () -> new FraudRules().risk(250, "de"));
    }
  }

  private void run() {
    say("call", () -> new FraudRules().risk(250, "de"));
    say("self", () -> new FraudRules().highestRisk(250, "de", "fr"));
    say("helper", () -> new FraudRules().riskOfNobody(250));
    say("override", () -> new FraudRules.Doubled().risk(250, "de"));
    say("inheriting", () -> new FraudRules.Renamed().risk(250, "de"));
    say("inherited", () -> new InheritedFraudModel().risk(250, "de"));
    say("final", () -> new FinalFraudRules().risk(250, "de"));
    GenericModel<GenericModel.Payment> generic = new GenericModel.OfPayments();
    say("generic", () -> generic.risk(new GenericModel.Payment(250, "de")));
    say("default", () -> new GenericModel.AsItIs().risk(250, "de"));
    say("super", () -> new GenericModel.CallsIt().risk(250, "de"));
    say("failure", WovenApplication::fail);
  }

  private static void fail() {
    RuntimeException failure = new IllegalStateException("no model");
    try {
      new BrokenFraudModel(failure).risk(250, "de");
    } catch (IllegalStateException thrown) {
      System.out.println("unchanged=" + (thrown == failure));
    }
  }

  private void say(String what, Runnable calls) {
    long predictions = monitor.predictions();
    long errors = monitor.errors();
    calls.run();
    System.out.printf(
        "%s=%d and %d%n", what, monitor.predictions() - predictions, monitor.errors() - errors);
  }
}
