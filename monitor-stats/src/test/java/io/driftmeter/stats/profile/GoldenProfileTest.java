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
        .isEqualTo("20d477cee0dd9c2b67d4709c5445851ed521bbff598c489620b86ce82b504934");
    assertThat(profile.info().fingerprint())
        .isEqualTo("680245b958766ea86cd6211d65b2c2fedd9a3591d9a47d047d47688a9ed1b836");
    assertThat(profile.checksum())
        .isEqualTo("cc9fad22a7295414debed4d52f3ea22f93a8dd7575940a26e842f4bfb48015a1");
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
