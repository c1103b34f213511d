package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is not what it should be is refused with a sentence that says what and where. */
class HostileProfileFileTest {

  private static final String GOOD =
      new String(SampleProfiles.save(SampleProfiles.golden()), StandardCharsets.UTF_8);

  static Stream<Arguments> changes() {
    return Stream.of(
        change("another format", "driftmeter-profile", "x", "/format", "'x' is not"),
        change(
            "a later version",
            "\"formatVersion\": 1",
            "\"formatVersion\": 2",
            "/formatVersion",
            "format version 2 is not supported, this library reads version 1"),
        change("an unknown field", "\"version\":", "\"vision\":", "/vision", "field 'version'"),
        change("a field twice", "\"version\":", "\"model\":", "/model", "field 'version'"),
        change("a field left out", "\"version\": \"3\",", "", "/kind", "field 'version'"),
        change("a number as text", "\"rows\": 10", "\"rows\": \"10\"", "/rows", "an integer"),
        change("text as a number", "\"model\": \"late-arrival\"", "\"model\": 1", "/model", "text"),
        change("a fraction as count", "\"rows\": 10", "\"rows\": 10.5", "/rows", "an integer"),
        change("a negative count", "\"rows\": 10", "\"rows\": -1", "/rows", "rows -1 is negative"),
        change(
            "a count beyond 64 bits",
            "\"rows\": 10",
            "\"rows\": 9223372036854775808",
            "/rows",
            "does not fit in 64 bits"),
        change(
            "a number of many digits",
            "\"rows\": 10",
            "\"rows\": " + "1".repeat(1000),
            "/rows",
            "limit:"),
        change("an unknown kind", "\"training\"", "\"testing\"", "/kind", "none of [TRAINING"),
        change("no instant", "2001-03-31T23:59:00Z", "yesterday", "/dataThrough", "not an instant"),
        change(
            "long text",
            "late-arrival",
            "x".repeat(300),
            "/model",
            "text of 300 characters exceeds the limit of 256"),
        change("very long text", "late-arrival", "x".repeat(100_000), "/model", "limit"),
        change("a long field name", "\"rows\":", "\"" + "r".repeat(100) + "\":", "", "limit:"),
        change(
            "null", "\"model\": \"late-arrival\"", "\"model\": null", "/model", "found value null"),
        change("a number off the rails", "0.125", "0.126", "/columns/0/grid", "not a power of two"),
        change("no number", "0.125", "NaN", "/columns/0/grid/scale", "not JSON"),
        change("an infinite number", "1.0E300", "1.0E999", "/columns/1/grid", "not finite"),
        change("edges out of order", "-0.1, 0.0", "0.0, -0.1", "/columns/1/grid", "not greater"),
        change(
            "too many octaves",
            "\"octavesLeft\": 10",
            "\"octavesLeft\": 65",
            "/columns/0/grid/octavesLeft",
            "65 is not in 0..64"),
        change(
            "another grid",
            "\"edges\"",
            "\"hedges\"",
            "/columns/1/grid",
            "field 'origin' or field 'edges'"),
        change(
            "a bucket off the grid",
            "[3, 1]",
            "[80, 1]",
            "/columns/0/buckets/0/0",
            "80 is not in 0..79"),
        change(
            "a bucket of three",
            "[3, 1]",
            "[3, 1, 1]",
            "/columns/0/buckets/0",
            "the end of the array"),
        change("a bucket twice", "[3, 1]", "[40, 1]", "/columns/0", "out of order"),
        change(
            "an unknown state",
            "\"missing\"",
            "\"mossing\"",
            "/columns/0/states",
            "no state of that name"),
        change(
            "a state that does not sum",
            "\"valid\": 6,",
            "\"valid\": 7,",
            "/columns/0",
            "7 valid values, but its counts sum to 6"),
        change(
            "a column twice",
            "\"two modes\"",
            "\"latitude\"",
            "",
            "column 'latitude' stands twice"),
        change("an unknown category order", "\"ATL\"", "\"PTL\"", "/columns/4", "out of order"),
        change("a latency column", "\"role\": \"feature\"", "\"role\": \"latency\"", "", "LATENCY"),
        change("another grid fingerprint", "20d477", "20d478", "/gridFingerprint", "20d478"),
        change("another fingerprint", "680245", "680246", "/fingerprint", "680246"),
        change(
            "other counts",
            "[40, 2], [41, 3]",
            "[40, 3], [41, 2]",
            "/fingerprint",
            "changed after it was saved"),
        change("bins out of order", "[0, 3, 4,", "[0, 4, 3,", "/columns/0", "starts ascend from 0"),
        change(
            "bins not from zero", "[0, 3, 4,", "[1, 3, 4,", "/columns/0", "starts ascend from 0"),
        change("no bin", "\"bins\": [0]", "\"bins\": []", "/columns/3", "there is no bin"),
        change("a bin off the grid", "41, 42]", "41, 80]", "/columns/0/bins/5", "not in 0..79"),
        change("other bins", "[0, 3, 4,", "[0, 2, 4,", "/gridFingerprint", "changed after it was"),
        change(
            "a threshold within a bucket", "[0.25, 0.5]", "[0.25, 0.6]", "/columns/6", "no edge"),
        change(
            "thresholds out of order",
            "[0.25, 0.5]",
            "[0.5, 0.25]",
            "/columns/6",
            "threshold 0.25 of column 'probability' is not finite, or not above the one before"),
        change(
            "a threshold of a feature",
            "\"thresholds\": []",
            "\"thresholds\": [0]",
            "/columns/0",
            "is no numeric output"),
        change("fewer thresholds", "[0.25, 0.5]", "[0.5]", "/gridFingerprint", "changed after it"),
        change(
            "more errors than predictions",
            "\"predictions\": 10",
            "\"predictions\": 1",
            "/service",
            "2 of 1 predictions failed"),
        change(
            "a latency off its grid",
            "[700, 5]",
            "[1728, 5]",
            "/service/latency/0/0",
            "1728 is not in 0..1727"),
        change(
            "another service",
            "\"latencyAbove\": 1",
            "\"latencyAbove\": 2",
            "/fingerprint",
            "changed after it was saved"),
        change(
            "a window that only starts", "[986079600, 1]", "null", "/windows/0", "has no length"),
        change(
            "a window that ends before it starts",
            "[986076000, 0]",
            "[986079600, 2]",
            "/windows/0",
            "has no length"),
        change(
            "a time of too many nanoseconds",
            "[986076000, 0]",
            "[986076000, 1000000000]",
            "/windows/0/start/1",
            "1000000000 is not in 0..999999999"),
        change(
            "a time beyond all",
            "[986076000, 0]",
            "[9223372036854775807, 0]",
            "/windows/0/start",
            "not an instant"),
        change(
            "a time as text",
            "[986076000, 0]",
            "\"2001-03-31T22:00:00Z\"",
            "/windows/0/start",
            "an array or null"),
        change("negative rows", "\"rows\": 4", "\"rows\": -4", "/windows/0", "-4 rows"),
        change("negative errors", "\"errors\": 0", "\"errors\": -1", "/windows/0", "-1 errors"),
        change(
            "more rows in windows than in all",
            "\"rows\": 5",
            "\"rows\": 7",
            "",
            "windows have 11 rows, but there were 10"),
        change(
            "a zero at the end",
            "\"counts\": [[",
            "\"counts\": [[1, 0], [",
            "/windows/0/counts/0",
            "must not end with a zero"),
        change(
            "more counts than bins",
            "\"counts\": [[",
            "\"counts\": [[1,1,1,1,1,1,1,1,",
            "/windows/0/counts/0",
            "more counts than the limit of 15"),
        change(
            "more columns than there are",
            "\"counts\": [",
            "\"counts\": [[],[],[],[],[],[],[],",
            "/windows/0/counts/7",
            "more columns than the 7"),
        change(
            "fewer columns than there are",
            "\"counts\": [",
            "\"counts\": [[], [1]], \"more\": [",
            "/windows/0",
            "2 columns of 7"),
        change(
            "a negative count",
            "\"counts\": [[0",
            "\"counts\": [[-1",
            "/windows/0/counts/0/0",
            "-1 is not in 0..2147483647"),
        change(
            "a count beyond 32 bits",
            "\"counts\": [[0",
            "\"counts\": [[2147483648",
            "/windows/0/counts/0/0",
            "2147483648 is not in 0..2147483647"),
        change("another window", "\"rows\": 4", "\"rows\": 3", "/fingerprint", "changed after it"),
        change(
            "other columns",
            "\"empty\"",
            "\"emptied\"",
            "/gridFingerprint",
            "changed after it was saved"),
        change(
            "other metadata", "warehouse", "storehouse", "/checksum", "changed after it was saved"),
        change(
            "another date", "2001-03-31", "2001-03-30", "/checksum", "changed after it was saved"),
        change("a control character", "late-arrival", "late\u0000arrival", "/model", "not JSON"),
        change("half a surrogate", "late-arrival", "late\\uD83Darrival", "", "valid Unicode"));
  }

  private static Arguments change(String name, String from, String to, String where, String what) {
    return argumentSet(name, from, to, where, what);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeIsNamed(String from, String to, String where, String what) {
    assertThat(GOOD).contains(from);
    String changed =
        GOOD.substring(0, GOOD.indexOf(from))
            + to
            + GOOD.substring(GOOD.indexOf(from) + from.length());
    assertThatThrownBy(() -> load(changed))
        .isExactlyInstanceOf(ProfileFormatException.class)
        .hasMessageStartingWith("profile file" + (where.isEmpty() ? "" : " at " + where))
        .hasMessageContaining(what);
  }

  @Test
  void aTruncatedFileIsNamedSo() {
    for (int length = 0; length < GOOD.trim().length(); length++) {
      String part = GOOD.substring(0, length);
      assertThatThrownBy(() -> load(part)).isExactlyInstanceOf(ProfileFormatException.class);
    }
    assertThatThrownBy(() -> load(GOOD.substring(0, 900)))
        .hasMessageContaining("/columns/0")
        .hasMessageContaining("truncated");
    assertThatThrownBy(() -> load("")).hasMessageContaining("found the end of the file");
  }

  @Test
  void whatFollowsTheProfileIsRefused() {
    assertThatThrownBy(() -> load(GOOD + "{}"))
        .isExactlyInstanceOf(ProfileFormatException.class)
        .hasMessageContaining("expected the end of the file");
  }

  @Test
  void anOverNestedFileIsRefusedWhereItExceedsTheLimit() {
    for (String open : List.of("[", "{\"format\":")) {
      assertThatThrownBy(() -> load(open.repeat(100_000)))
          .isExactlyInstanceOf(ProfileFormatException.class);
    }
    String deep = GOOD.replace("[3, 1]", "[[[[[[3, 1]]]]]]");
    assertThatThrownBy(() -> load(deep)).isExactlyInstanceOf(ProfileFormatException.class);
  }

  @Test
  void moreThanALimitIsRefusedByItsName() {
    assertThatThrownBy(() -> load(GOOD.replace("-1.0E300,", "-1.0E300,".repeat(5000))))
        .hasMessageContaining("more edges than the limit of 4097");
    assertThatThrownBy(
            () ->
                load(
                    GOOD.replace(
                        "{\"name\": \"ATL\", \"count\": 4}",
                        "{\"name\": \"ATL\", \"count\": 4},".repeat(10_001) + "1")))
        .hasMessageContaining("more categories than the limit of 10000");
    assertThatThrownBy(
            () ->
                load(
                    GOOD.replace(
                        "{\"value\": -0.5, \"count\": 4},",
                        "{\"value\": -0.5, \"count\": 4},".repeat(1001))))
        .hasMessageContaining("more atoms than the limit of 1000");
    assertThatThrownBy(() -> load(GOOD.replace("[0.25, 0.5]", "[" + "1,".repeat(17) + "2]")))
        .hasMessageContaining("more thresholds than the limit of 16");
    assertThatThrownBy(() -> load(GOOD.replace("41, 42]", "41, 42" + ",1".repeat(80) + "]")))
        .hasMessageContaining("more bins than the limit of 80");
    String empty = "{'start':null,'end':null,'rows':0,'errors':0,'counts':[[],[],[],[],[],[],[]]},";
    String windows = "\"windows\": [" + empty.replace('\'', '"').repeat(Profile.MAX_WINDOWS);
    assertThatThrownBy(() -> load(GOOD.replace("\"windows\": [", windows)))
        .hasMessageContaining("more windows than the limit of 10000");
    assertThatThrownBy(() -> load(GOOD.replace("[3, 1],", "[3, 1],".repeat(81))))
        .hasMessageContaining("more buckets than the limit of 80");
  }

  @Test
  void aFileBeyondTheSizeLimitIsRefusedBeforeItIsRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("m.profile.json");
    Files.writeString(file, GOOD);
    int size = Math.toIntExact(Files.size(file));
    assertThat(ReferenceProfiles.load(file, size)).isEqualTo(SampleProfiles.golden());
    assertThatThrownBy(() -> ReferenceProfiles.load(file, size - 1))
        .isExactlyInstanceOf(ProfileFormatException.class)
        .hasMessage("profile file: larger than the limit of %d bytes".formatted(size - 1));
    assertThatThrownBy(
            () ->
                ReferenceProfiles.load(
                    new ByteArrayInputStream(Files.readAllBytes(file)), size - 1))
        .isExactlyInstanceOf(ProfileFormatException.class)
        .hasMessageContaining("larger than the limit");
  }

  @Test
  void otherEncodingsAreRefused() {
    for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertThatThrownBy(() -> SampleProfiles.load(GOOD.getBytes(charset)))
          .isExactlyInstanceOf(ProfileFormatException.class);
    }
    assertThatThrownBy(() -> SampleProfiles.load(GOOD.getBytes(StandardCharsets.ISO_8859_1)))
        .isExactlyInstanceOf(ProfileFormatException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void whatAFileSaysCannotBreakALogLine() {
    assertThatThrownBy(() -> load(GOOD.replace("driftmeter-profile", "a\\nFATAL b")))
        .hasMessage("profile file at /format: 'a FATAL b' is not 'driftmeter-profile'");
  }

  private static Profile load(String text) throws IOException {
    return SampleProfiles.load(text.getBytes(StandardCharsets.UTF_8));
  }
}
