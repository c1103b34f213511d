package io.driftmeter.stats.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.api.counts.ValueState;
import io.driftmeter.api.profile.ReferenceKind;
import io.driftmeter.api.schema.Column;
import io.driftmeter.api.schema.ColumnKind;
import io.driftmeter.api.schema.ColumnRole;
import io.driftmeter.api.schema.Schema;
import io.driftmeter.stats.grid.EdgeGrid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {

  @TempDir Path directory;

  @Test
  void loadingGivesTheProfileThatWasSaved() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      Profile profile = SampleProfiles.random(random, SampleProfiles.randomLayout(random));
      Profile loaded = SampleProfiles.load(SampleProfiles.save(profile));
      assertThat(loaded).isEqualTo(profile);
      assertThat(loaded.info()).isEqualTo(profile.info());
    }
  }

  @Test
  void columnsOfEveryShapeThatABuilderMakesComeBack() throws IOException {
    ReferenceBuilder builder =
        ReferenceProfiles.builder(
            "m",
            "1",
            Schema.builder()
                .numeric("normal", "two modes", "constant", "zero", "missing", "tiny", "huge")
                .build());
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      double normal = random.nextGaussian();
      builder.record(
          new double[] {
            normal,
            i % 2 == 0 ? 1e-3 * normal : 1e9 + normal,
            0.1,
            -0.0,
            Double.NaN,
            Double.MIN_VALUE * random.nextInt(100),
            Double.MAX_VALUE * random.nextDouble(-1, 1)
          });
    }
    Profile profile = builder.build();
    assertThat(SampleProfiles.load(SampleProfiles.save(profile))).isEqualTo(profile);
    assertThat(profile.numeric("two modes").grid()).isInstanceOf(EdgeGrid.class);
    assertThat(profile.numeric("constant").atoms()).containsExactly(new AtomCount(0.1, 2000));
  }

  @Test
  void aWindowTakesATenthOfWhatItsBucketsWouldTake() {
    Schema schema = Schema.builder().numeric("normal", "skewed", "mostly zero", "integer").build();
    ReferenceBuilder builder = ReferenceProfiles.builder("m", "1", schema).windowsOf(2000);
    Random random = new Random(8);
    int windows = 40;
    for (int i = 0; i < 2000 * windows; i++) {
      builder.record(draw(random));
    }
    Profile profile = builder.build();
    int pooled = SampleProfiles.shortest(withWindows(profile, 0)).length;
    int coarse = (SampleProfiles.shortest(withWindows(profile, windows)).length - pooled) / windows;
    ReferenceBuilder one = ReferenceProfiles.builder("m", "1", schema).gridsFrom(profile);
    for (int i = 0; i < 2000; i++) {
      one.record(draw(random));
    }
    int fine =
        one.build().columns().stream()
            .mapToInt(column -> "[123,12],".length() * column.counts().size())
            .sum();
    System.out.printf("a window of 4 columns and 2000 rows: %d bytes, fine %d%n", coarse, fine);
    assertThat(coarse).isLessThan(fine / 10);
  }

  private static double[] draw(Random random) {
    double normal = random.nextGaussian();
    double skewed = StrictMath.exp(normal);
    double mostlyZero = random.nextInt(5) > 0 ? 0 : skewed;
    return new double[] {normal, skewed, mostlyZero, random.nextInt(100)};
  }

  private static Profile withWindows(Profile profile, int windows) {
    return Profile.of(
        profile.metadata(), profile.columns(), profile.windows().subList(0, windows), null);
  }

  @Test
  void everyFiniteDoubleComesBackToTheBit() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      double[] edges =
          random
              .doubles()
              .map(ignored -> SampleProfiles.anyFinite(random) + 0.0)
              .limit(4000)
              .sorted()
              .distinct()
              .toArray();
      Profile profile = edges(edges);
      assertThat(SampleProfiles.load(SampleProfiles.save(profile))).isEqualTo(profile);
    }
    for (double importance : new double[] {0.0, -0.0, Double.MIN_VALUE, 0x1p-1022, 1 / 3.0}) {
      Profile profile =
          Profile.of(
              metadata(0),
              List.of(
                  new CategoricalProfile(
                      Column.of("c", ColumnKind.CATEGORICAL, ColumnRole.OUTPUT)
                          .withImportance(importance),
                      List.of(),
                      SparseCounts.EMPTY,
                      SampleProfiles.states())));
      assertThat(SampleProfiles.load(SampleProfiles.save(profile))).isEqualTo(profile);
    }
  }

  @Test
  void anotherLayoutOfTheSameContentLoads() throws IOException {
    Profile profile = SampleProfiles.golden();
    String text = new String(SampleProfiles.save(profile), StandardCharsets.UTF_8);
    String respelled =
        text.replace("\n", "\r\n")
            .replace("0.25", "2.5e-1")
            .replace("ATL", "\\u0041TL")
            .replace(", ", " ,\t");
    assertThat(respelled).isNotEqualTo(text);
    assertThat(SampleProfiles.load(respelled.getBytes(StandardCharsets.UTF_8))).isEqualTo(profile);
  }

  @Test
  void aFileIsReplacedWholeAndNothingElseIsLeft() throws IOException {
    Path file = directory.resolve("m.profile.json");
    ReferenceProfiles.save(edges(0, 1), file);
    ReferenceProfiles.save(SampleProfiles.golden(), file);
    assertThat(ReferenceProfiles.load(file)).isEqualTo(SampleProfiles.golden());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFailedSaveLeavesTheOldFileAndNoOther() throws IOException {
    Path occupied = Files.createDirectory(directory.resolve("m.profile.json"));
    Files.writeString(occupied.resolve("file"), "x");
    assertThatThrownBy(() -> ReferenceProfiles.save(SampleProfiles.golden(), occupied))
        .isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(occupied);
    }
  }

  @Test
  void aStreamIsFlushedAndLeftOpen() throws IOException {
    boolean[] closed = {false};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ReferenceProfiles.save(SampleProfiles.golden(), out);
    assertThat(closed[0]).isFalse();
  }

  private static Profile edges(double... edges) {
    return Profile.of(
        metadata(1),
        List.of(
            NumericProfile.of(
                Column.of("x", ColumnKind.NUMERIC, ColumnRole.FEATURE),
                EdgeGrid.of(edges),
                SparseCounts.ofDense(1),
                List.of(),
                SampleProfiles.states(ValueState.VALID, 1))));
  }

  private static ProfileMetadata metadata(long rows) {
    return new ProfileMetadata("m", "1", ReferenceKind.TRAINING, Instant.EPOCH, null, null, rows);
  }
}
