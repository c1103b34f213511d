package io.driftmeter.jmh;

import io.driftmeter.stats.profile.Profile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Profiles of two replicas merged, saved and loaded; for the others, one sketch per column. A saved
 * profile is text with a digest, bins and what its windows taught; a saved sketch is its bytes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProfileBenchmark {

  /** Two profiles on the same grids. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Profiles {

    Profile one;
    Profile other;
    byte[] saved;

    /** Makes them. */
    @Setup
    public void make(Features features) throws IOException {
      one = Monitors.reference(features.features);
      other = Monitors.train(features.features);
      saved = save(one);
    }

    static byte[] save(Profile profile) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ReferenceProfiles.save(profile, out);
      return out.toByteArray();
    }
  }

  /** Two sketches for each column. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // set up by JMH
  public static class Sketches {

    /** Which. */
    @Param public ProfilePeer peer;

    private Object[] ones;
    private Object[] others;
    private byte[][] saved;

    /** Makes them, of the same rows as the profiles. */
    @Setup
    public void make(Features features) {
      ones = filled(features.features);
      others = filled(features.features);
      saved = save();
    }

    private Object[] filled(int features) {
      Peer.Columns columns = peer.columns(features);
      for (double[] row : LogNormal.trainingRows(features)) {
        columns.record(row);
      }
      return columns.sketches();
    }

    Object[] merge() {
      Object[] both = new Object[ones.length];
      for (int i = 0; i < both.length; i++) {
        both[i] = peer.merge(ones[i], others[i]);
      }
      return both;
    }

    byte[][] save() {
      byte[][] bytes = new byte[ones.length][];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = peer.save(ones[i]);
      }
      return bytes;
    }

    Object[] load() {
      Object[] loaded = new Object[saved.length];
      for (int i = 0; i < loaded.length; i++) {
        loaded[i] = peer.load(saved[i]);
      }
      return loaded;
    }
  }

  /** How long what was saved is. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Saved {

    /** All columns together. */
    public long bytes;
  }

  /** Ours. */
  @Benchmark
  public Profile driftmeterMerge(Profiles profiles) {
    return profiles.one.merge(profiles.other);
  }

  /** Ours. */
  @Benchmark
  public byte[] driftmeterSave(Profiles profiles, Saved saved) throws IOException {
    byte[] bytes = Profiles.save(profiles.one);
    saved.bytes = bytes.length;
    return bytes;
  }

  /** Ours: checked as it is read, for the file may come from anywhere. */
  @Benchmark
  public Profile driftmeterLoad(Profiles profiles) throws IOException {
    return ReferenceProfiles.load(new ByteArrayInputStream(profiles.saved));
  }

  /** Theirs. */
  @Benchmark
  public Object[] peerMerge(Sketches sketches) {
    return sketches.merge();
  }

  /** Theirs. */
  @Benchmark
  public byte[][] peerSave(Sketches sketches, Saved saved) {
    byte[][] all = sketches.save();
    long bytes = 0;
    for (byte[] one : all) {
      bytes += one.length;
    }
    saved.bytes = bytes;
    return all;
  }

  /** Theirs. */
  @Benchmark
  public Object[] peerLoad(Sketches sketches) {
    return sketches.load();
  }
}
