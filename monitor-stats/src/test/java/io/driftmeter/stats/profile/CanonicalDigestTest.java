package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalDigestTest {

  @Test
  void itIsSha256OfTheFormThatDataOutputStreamWrites() throws Exception {
    Random random = new Random(9);
    CanonicalDigest digest = new CanonicalDigest();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream expected = new DataOutputStream(bytes);
    for (int i = 0; i < 5000; i++) {
      int number = random.nextInt();
      long big = random.nextLong();
      double real = SampleProfiles.anyFinite(random);
      boolean truth = random.nextBoolean();
      String text = anyText(random);
      digest.put(number).put(big).put(real).put(truth).put(text);
      expected.writeInt(number);
      expected.writeLong(big);
      expected.writeLong(Double.doubleToRawLongBits(real));
      expected.writeInt(truth ? 1 : 0);
      writeText(expected, text);
    }
    assertThat(digest.hex()).isEqualTo(sha256(bytes.toByteArray()));
  }

  @Test
  void whatIsNotThereIsToldFromWhatIsEmpty() throws Exception {
    CanonicalDigest digest = new CanonicalDigest();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream expected = new DataOutputStream(bytes);
    digest.put((String) null).put("").put((Instant) null).put(Instant.ofEpochSecond(5, 6));
    expected.writeInt(-1);
    expected.writeInt(0);
    expected.writeInt(0);
    expected.writeInt(1);
    expected.writeLong(5);
    expected.writeInt(6);
    assertThat(digest.hex()).isEqualTo(sha256(bytes.toByteArray()));
    assertThat(digest.hex()).isEqualTo(sha256(new byte[0]));
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i > 0; i--) {
      int codePoint = random.nextInt(1 << random.nextInt(1, 21));
      text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? 'x' : codePoint);
    }
    return text.toString();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
