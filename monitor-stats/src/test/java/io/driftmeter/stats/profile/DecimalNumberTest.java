package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalNumberTest {

  private static final DecimalNumber NUMBERS = new DecimalNumber();

  @Test
  void everyDoubleIsReadFromItsShortestText() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      assertSameAsJdk(Double.toString(SampleProfiles.anyFinite(random)));
    }
  }

  @Test
  void everyNumberIsReadAsTheJdkReadsIt() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      String digits = Long.toString(random.nextLong(1L << random.nextInt(1, 59)));
      int point = random.nextInt(digits.length() + 1);
      assertSameAsJdk(
          (random.nextBoolean() ? "-" : "")
              + (point == 0 ? "0" : digits.substring(0, point))
              + (point == digits.length() ? "" : "." + digits.substring(point))
              + (random.nextBoolean() ? "" : "e" + random.nextInt(-360, 330)));
    }
  }

  @Test
  void aNumberHalfWayBetweenTwoDoublesGoesToTheEvenOne() {
    Random random = new Random(3);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      long odd = random.nextLong(1L << 53, 1L << 54) | 1;
      int exponent = random.nextInt(-24, 24);
      String text =
          new BigDecimal(odd).multiply(powerOfTwo(exponent)).stripTrailingZeros().toString();
      if (text.chars().filter(Character::isDigit).count() <= DecimalNumber.MAX_DIGITS) {
        assertSameAsJdk(text);
        found++;
      }
    }
    assertThat(found).isGreaterThan(3_000);
    for (String text :
        List.of("1e23", "9007199254740993", "-9007199254740993.0", "7e22", "8.41E21")) {
      assertSameAsJdk(text);
    }
  }

  @Test
  void numbersBelowTheNormalOnesAreReadToTheLastBit() {
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong(1L << random.nextInt(1, 54)));
      assertSameAsJdk(Double.toString(value));
      assertSameAsJdk(
          random.nextLong(1L << random.nextInt(1, 59)) + "e" + random.nextInt(-345, -305));
    }
  }

  @Test
  void zerosAndTheEndsOfTheRangeAreRead() {
    for (String text :
        List.of(
            "0",
            "-0",
            "-0.0",
            "0e999999999",
            "0.000000000000000000000000001",
            "1e-400",
            "1e400",
            "-1E+309",
            "4.9E-324",
            "2.4E-324",
            "2.5e-324",
            "1.7976931348623157E308",
            "1e99999999999",
            "2.2250738585072014E-308",
            "2.2250738585072011e-308",
            "123456789012345678",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "999999999999999999e-342",
            "999999999999999999e-341",
            "1e308",
            "1e309",
            "1e-323",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "7.4e-324")) {
      assertSameAsJdk(text);
    }
  }

  @Test
  void moreDigitsThanADoubleNeedsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("1234567890.123456789"))
        .withMessage("a number has more than 18 digits");
  }

  private static BigDecimal powerOfTwo(int exponent) {
    BigDecimal power = BigDecimal.valueOf(1L << Math.abs(exponent));
    return exponent < 0 ? BigDecimal.ONE.divide(power) : power;
  }

  private static void assertSameAsJdk(String text) {
    long read = Double.doubleToRawLongBits(parse(text));
    if (read != Double.doubleToRawLongBits(Double.parseDouble(text))) {
      fail("%s is read as %s", text, Double.longBitsToDouble(read));
    }
  }

  private static double parse(String text) {
    return NUMBERS.parse(("xx" + text).toCharArray(), 2, text.length());
  }
}
