package io.driftmeter.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.driftmeter.api.LifecycleListener;
import io.driftmeter.api.ReportListener;
import io.driftmeter.api.counts.StateCounts;
import io.driftmeter.api.profile.ReferenceInfo;
import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.measure.Measure;
import io.driftmeter.stats.measure.Measures;
import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong configuration fails at once, with a sentence that names parameter, value and limit. */
class MonitorBuilderTest {

  private static final Profile REFERENCE = TestMonitors.reference("1", 1);

  private static MonitorBuilder builder() {
    return StreamingModelMonitor.builder("payments", "1").schema(TestMonitors.SCHEMA);
  }

  private static Arguments misuse(
      String name, Consumer<MonitorBuilder> call, Class<?> type, String message) {
    return argumentSet(name, call, type, message);
  }

  private static Arguments invalid(String name, Consumer<MonitorBuilder> call, String message) {
    return misuse(name, call, IllegalArgumentException.class, message);
  }

  private static Arguments absent(String name, Consumer<MonitorBuilder> call, String parameter) {
    return misuse(name, call, NullPointerException.class, parameter);
  }

  static Stream<Arguments> misuses() {
    return Stream.of(
        invalid(
            "window of zero",
            builder -> builder.window(Duration.ZERO),
            "window is PT0S, but must be PT0.001S to PT744H"),
        invalid(
            "window too long",
            builder -> builder.window(Duration.ofDays(32)),
            "window is PT768H, but must be PT0.001S to PT744H"),
        invalid(
            "negative tick",
            builder -> builder.tick(Duration.ofSeconds(-1)),
            "tick is PT-1S, but must be PT0.001S to PT1M"),
        invalid(
            "tick too long",
            builder -> builder.tick(Duration.ofMinutes(2)),
            "tick is PT2M, but must be PT0.001S to PT1M"),
        invalid(
            "minimum count too small",
            builder -> builder.minimumCount(19),
            "minimumCount is 19, but must be 20 to 1000000"),
        invalid(
            "minimum count too large",
            builder -> builder.minimumCount(1_000_001),
            "minimumCount is 1000001, but must be 20 to 1000000"),
        invalid(
            "tolerance not a number",
            builder -> builder.tolerance(Double.NaN),
            "tolerance is NaN, but must be 0 to 10"),
        invalid(
            "tolerance negative",
            builder -> builder.tolerance(-0.01),
            "tolerance is -0.01, but must be 0 to 10"),
        invalid(
            "tolerance too large",
            builder -> builder.tolerance(Double.POSITIVE_INFINITY),
            "tolerance is Infinity, but must be 0 to 10"),
        invalid(
            "no false alarm at all",
            builder -> builder.falseAlarmBudget(FalseAlarms.perMonth(0)),
            "count of false alarms is 0.0, but must be above 0 and finite"),
        invalid(
            "false alarms not a number",
            builder -> builder.falseAlarmBudget(FalseAlarms.perMonth(Double.NaN)),
            "count of false alarms is NaN, but must be above 0 and finite"),
        invalid(
            "false alarms in no time",
            builder -> builder.falseAlarmBudget(new FalseAlarms(1, Duration.ZERO)),
            "period of false alarms is PT0S, but must be positive and at most PT876000H"),
        invalid(
            "false alarms in too long a time",
            builder -> builder.falseAlarmBudget(new FalseAlarms(1, Duration.ofDays(200_000))),
            "period of false alarms is PT4800000H, but must be positive and at most PT876000H"),
        invalid(
            "measure names twice",
            builder -> builder.measures(List.of(Measures.PSI, Measure.of("psi", shares -> 0))),
            "two measures have one name: [psi, psi]"),
        invalid(
            "latency limit of zero",
            builder -> builder.latencyObjective(Duration.ZERO, 0.99),
            "limit of the latency objective is PT0S, but must be positive and at most PT2M"),
        invalid(
            "latency limit beyond what is measured",
            builder -> builder.latencyObjective(Duration.ofMinutes(3), 0.99),
            "limit of the latency objective is PT3M, but must be positive and at most PT2M"),
        invalid(
            "latency share of one",
            builder -> builder.latencyObjective(Duration.ofMillis(50), 1),
            "share of the latency objective is 1.0, but must be above 0 and below 1"),
        invalid(
            "latency share not a number",
            builder -> builder.latencyObjective(Duration.ofMillis(50), Double.NaN),
            "share of the latency objective is NaN, but must be above 0 and below 1"),
        invalid(
            "baseline too small",
            builder -> builder.baselineRows(999),
            "baselineRows is 999, but must be 1000 to 100000000"),
        invalid(
            "too many unseen names",
            builder -> builder.unseenNames(101),
            "unseenNames is 101, but must be 0 to 100"),
        invalid(
            "negative patience",
            builder -> builder.closePatience(Duration.ofMillis(-1)),
            "closePatience is PT-0.001S, but must be PT0S to PT10M"),
        invalid(
            "reference of another model",
            builder ->
                builder.reference(
                    ReferenceProfiles.builder("cards", "1", TestMonitors.SCHEMA).build()),
            "the reference is of model 'cards', but this monitor watches model 'payments'"),
        invalid(
            "reference made elsewhere",
            builder -> builder.reference(new ForeignProfile()),
            "a profile of class io.driftmeter.stats.MonitorBuilderTest$ForeignProfile"
                + " was not made by io.driftmeter.stats.profile"),
        absent("no window", builder -> builder.window(null), "window"),
        absent("no schema", builder -> builder.schema(null), "schema"),
        absent("no reference", builder -> builder.reference(null), "reference"),
        absent("no measures", builder -> builder.measures(null), "measures"),
        absent("no budget", builder -> builder.falseAlarmBudget(null), "budget"),
        absent("no listener", builder -> builder.listener((ReportListener) null), "listener"),
        absent(
            "no lifecycle listener",
            builder -> builder.listener((LifecycleListener) null),
            "listener"),
        absent("no clock", builder -> builder.clock(null), "clock"),
        absent("no executor", builder -> builder.executor(null), "executor"));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void misuseFailsAtOnce(Consumer<MonitorBuilder> call, Class<?> type, String message) {
    MonitorBuilder builder = builder();
    assertThatThrownBy(() -> call.accept(builder)).isInstanceOf(type).hasMessage(message);
  }

  @Test
  void modelAndVersionMustBeNamed() {
    assertThatThrownBy(() -> StreamingModelMonitor.builder(" ", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("model is blank");
    assertThatThrownBy(() -> StreamingModelMonitor.builder("payments", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("version is blank");
    assertThatThrownBy(() -> StreamingModelMonitor.builder("payments", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("version");
  }

  @Test
  void columnsMustBeKnown() {
    assertThatThrownBy(() -> StreamingModelMonitor.builder("payments", "1").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "model 'payments' has neither a reference nor a schema:"
                + " give one, so that its columns are known");
  }

  @Test
  void theReferenceMustHaveTheColumnsOfTheSchema() {
    MonitorBuilder builder =
        StreamingModelMonitor.builder("payments", "1")
            .schema(Schema.builder().numeric("amount").build())
            .reference(REFERENCE);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the reference has a column 'age' that this monitor does not know");
  }

  @Test
  void theLimitsThemselvesAreAllowed() {
    builder()
        .reference(REFERENCE)
        .window(Duration.ofMillis(1))
        .window(Duration.ofDays(31))
        .tick(Duration.ofMinutes(1))
        .minimumCount(20)
        .minimumCount(1_000_000)
        .tolerance(0)
        .tolerance(10)
        .falseAlarmBudget(new FalseAlarms(1e-9, Duration.ofDays(36_500)))
        .latencyObjective(Duration.ofMinutes(2), 0.999)
        .measures(List.of())
        .baselineRows(1_000)
        .unseenNames(100)
        .closePatience(Duration.ZERO)
        .build()
        .close();
  }

  @Test
  void theBudgetIsSharedByTheWindowsOfItsPeriod() {
    assertThat(FalseAlarms.perMonth(1).alpha(Duration.ofHours(1))).isEqualTo(1.0 / 720);
    assertThat(FalseAlarms.perMonth(1).alpha(Duration.ofDays(30))).as("at most").isEqualTo(0.05);
  }

  private static final class ForeignProfile implements ReferenceProfile {
    @Override
    public ReferenceInfo info() {
      return REFERENCE.info();
    }

    @Override
    public Schema schema() {
      return REFERENCE.schema();
    }

    @Override
    public StateCounts states(String column) {
      return StateCounts.EMPTY;
    }
  }
}
