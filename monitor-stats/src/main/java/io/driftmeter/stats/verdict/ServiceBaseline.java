package io.driftmeter.stats.verdict;

import io.driftmeter.stats.profile.ReferenceWindow;
import io.driftmeter.stats.profile.ServiceProfile;
import io.driftmeter.stats.profile.WindowGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a serving baseline says of errors and volume.
 *
 * @param errors its share of errors, or null where it does not know
 * @param volume how many rows its windows have, or null where it does not know
 */
record ServiceBaseline(@Nullable ReferenceShare errors, @Nullable ExpectedVolume volume) {

  static ServiceBaseline of(ServiceProfile service, List<ReferenceWindow> windows) {
    return new ServiceBaseline(errors(service, windows), ExpectedVolume.of(windows));
  }

  private static @Nullable ReferenceShare errors(
      ServiceProfile service, List<ReferenceWindow> windows) {
    if (service.predictions() == 0) {
      return null;
    }
    WindowGroups groups = new WindowGroups(windows);
    double meanRows = windows.stream().mapToLong(ReferenceWindow::rows).average().orElse(0);
    return new ReferenceShare(
        "errors",
        service.errors(),
        service.predictions(),
        ShareVariation.learned(
            () ->
                windows.stream()
                    .mapToLong(window -> Math.min(window.errors(), window.rows()))
                    .toArray(),
            () -> windows.stream().mapToLong(ReferenceWindow::rows).toArray(),
            new WindowSizes(groups, meanRows)));
  }
}
