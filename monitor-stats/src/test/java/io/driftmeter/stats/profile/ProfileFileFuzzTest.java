package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to a file, loading it gives the profile that was saved or a {@link
 * ProfileFormatException}, never another profile and never another exception.
 *
 * <p>{@code -Ddriftmeter.fuzz.mutations=10000000} asks for more than the everyday number.
 */
class ProfileFileFuzzTest {

  private static final int MUTATIONS = Integer.getInteger("driftmeter.fuzz.mutations", 100_000);

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[-+.0-9Ee]+|true|false|null|[\\[\\]{}:,]|\\s+");

  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1",
          "1.5",
          "-0.0",
          "1e999",
          "1e-999",
          "4.9E-324",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e18",
          "00",
          "null",
          "true",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\uD800\"",
          "[]",
          "{}",
          "[0,1]",
          "NaN",
          "Infinity",
          "//",
          "");

  private final Random random = new Random(20261124);

  @Test
  void aMutatedFileGivesTheOriginalProfileOrTheOneException() throws IOException {
    List<Profile> profiles = new ArrayList<>(List.of(SampleProfiles.golden()));
    for (int i = 0; i < 20; i++) {
      profiles.add(SampleProfiles.random(random, SampleProfiles.randomLayout(random)));
    }
    List<byte[]> files = profiles.stream().map(SampleProfiles::save).toList();
    List<List<String>> tokens = files.stream().map(ProfileFileFuzzTest::tokens).toList();
    int unchanged = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      int which = i % files.size();
      byte[] mutated = mutate(files.get(which), tokens.get(which));
      try {
        Profile loaded = SampleProfiles.load(mutated);
        assertThat(loaded).isEqualTo(profiles.get(which));
        unchanged++;
      } catch (ProfileFormatException expected) {
        assertThat(expected.getMessage()).startsWith("profile file").hasSizeLessThan(700);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "mutation " + i + ": " + new String(mutated, StandardCharsets.UTF_8), e);
      }
    }
    // whitespace, and the spelling of numbers and text, mean nothing
    assertThat(unchanged).isLessThan(MUTATIONS / 10);
  }

  private byte[] mutate(byte[] file, List<String> tokens) {
    return switch (random.nextInt(7)) {
      case 0 -> flipBits(file);
      case 1 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 2 -> splice(file, new byte[0], random.nextInt(1, 20));
      case 3 -> splice(file, noise(), 0);
      case 4 -> splice(file, piece(file), random.nextInt(20));
      case 5 -> swapTokens(new ArrayList<>(tokens));
      default -> replaceToken(new ArrayList<>(tokens));
    };
  }

  private byte[] flipBits(byte[] file) {
    byte[] mutated = file.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return mutated;
  }

  private byte[] splice(byte[] file, byte[] insert, int delete) {
    int at = random.nextInt(file.length);
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    mutated.write(file, 0, at);
    mutated.writeBytes(insert);
    int rest = Math.min(file.length, at + delete);
    mutated.write(file, rest, file.length - rest);
    return mutated.toByteArray();
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(1, 20)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] piece(byte[] file) {
    int from = random.nextInt(file.length);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + random.nextInt(200)));
  }

  private byte[] swapTokens(List<String> tokens) {
    Collections.swap(tokens, random.nextInt(tokens.size()), random.nextInt(tokens.size()));
    return join(tokens);
  }

  private byte[] replaceToken(List<String> tokens) {
    String value =
        random.nextBoolean()
            ? VALUES.get(random.nextInt(VALUES.size()))
            : tokens.get(random.nextInt(tokens.size()));
    tokens.set(random.nextInt(tokens.size()), value);
    return join(tokens);
  }

  private static List<String> tokens(byte[] file) {
    return TOKEN
        .matcher(new String(file, StandardCharsets.UTF_8))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static byte[] join(List<String> tokens) {
    return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
  }
}
