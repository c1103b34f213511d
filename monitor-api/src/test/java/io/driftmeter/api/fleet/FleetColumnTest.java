package io.driftmeter.api.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftmeter.api.schema.Column;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetColumnTest {

  private final Map<FleetWindow, FleetDependence> dependence = new EnumMap<>(FleetWindow.class);

  FleetColumnTest() {
    for (FleetWindow window : FleetWindow.values()) {
      dependence.put(window, new FleetDependence(1, 11));
    }
  }

  private FleetColumn column() {
    return new FleetColumn(
        Column.LATENCY, "0123456789ab", List.of(), List.of(), 1_000, dependence, Map.of());
  }

  @Test
  void saysHowMuchEveryWindowVaries() {
    FleetColumn column = column();
    dependence.clear();
    assertThat(column.dependence()).containsOnlyKeys(FleetWindow.values());
  }

  @ParameterizedTest
  @EnumSource
  void refusesToLeaveAWindowOut(FleetWindow window) {
    dependence.remove(window);
    assertThatIllegalArgumentException()
        .isThrownBy(this::column)
        .withMessage(
            "dependence of column 'latency' has no %s, but must have every window", window);
  }
}
