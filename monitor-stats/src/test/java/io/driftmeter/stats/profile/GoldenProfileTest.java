package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * A file saved once and kept: loading and saving it must be the same on every JDK, in every later
 * version of this library.
 */
class GoldenProfileTest {

  @Test
  void theGoldenFileHoldsTheProfileItWasMadeOf() throws IOException {
    assertThat(SampleProfiles.load(file())).isEqualTo(SampleProfiles.golden());
  }

  @Test
  void itsFingerprintsAreThese() throws IOException {
    Profile profile = SampleProfiles.load(file());
    assertThat(profile.info().gridFingerprint())
        .isEqualTo("5416f6a4d682bd5a3a673aa2c325d31bcc8658cdd6629f55c6e35a820ec416c6");
    assertThat(profile.info().fingerprint())
        .isEqualTo("c86d24ef7131947e9f2e4d5429a3212a00bc1500cb5354482dbbf223868dda75");
    assertThat(profile.checksum())
        .isEqualTo("8538e2191dc3c779c40f6a7619c8ea436b0c44c12598b7005b258d3ab8c28b6a");
  }

  @Test
  void savingItAgainGivesTheSameBytes() throws IOException {
    assertThat(SampleProfiles.save(SampleProfiles.load(file())))
        .asString()
        .isEqualTo(new String(file(), StandardCharsets.UTF_8));
  }

  private static byte[] file() throws IOException {
    try (InputStream in = GoldenProfileTest.class.getResourceAsStream("golden.profile.json")) {
      return in.readAllBytes();
    }
  }
}
