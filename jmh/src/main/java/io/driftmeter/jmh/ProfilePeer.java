package io.driftmeter.jmh;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import com.tdunning.math.stats.MergingDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;

/** Sketches that can be merged, saved and loaded. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum ProfilePeer implements Labelled {
  /** The default size, k = 200. */
  KLL_SKETCHES(
      Peer.KLL, ProfilePeer::mergeKll, KllDoublesSketch::toByteArray, ProfilePeer::loadKll),

  /** One per cent, stores of arrays that grow, in its own encoding. */
  DD_SKETCHES(
      Peer.DDSKETCH,
      ProfilePeer::mergeDdSketch,
      ProfilePeer::saveDdSketch,
      ProfilePeer::loadDdSketch),

  /** Compression 100, in its small encoding. */
  T_DIGESTS(
      Peer.TDIGEST, ProfilePeer::mergeTdigest, ProfilePeer::saveTdigest, ProfilePeer::loadTdigest);

  private final Peer kind;
  private final BinaryOperator<Object> merging;
  private final Function<Object, byte[]> saving;
  private final Function<byte[], ?> loading;

  @SuppressWarnings("unchecked") // the sketches of that kind are what the functions take
  <S> ProfilePeer(
      Peer kind,
      BinaryOperator<S> merging,
      Function<S, byte[]> saving,
      Function<byte[], S> loading) {
    this.kind = kind;
    this.merging = (BinaryOperator<Object>) merging;
    this.saving = (Function<Object, byte[]>) saving;
    this.loading = loading;
  }

  @Override
  public String label() {
    return kind.label().replace(", synchronized", ", one per column");
  }

  Peer.Columns columns(int count) {
    return kind.columns(count);
  }

  /** A new sketch of what both have seen. */
  Object merge(Object one, Object other) {
    return merging.apply(one, other);
  }

  byte[] save(Object sketch) {
    return saving.apply(sketch);
  }

  Object load(byte[] bytes) {
    return loading.apply(bytes);
  }

  private static KllDoublesSketch mergeKll(KllDoublesSketch one, KllDoublesSketch other) {
    KllDoublesSketch both = KllDoublesSketch.newHeapInstance();
    both.merge(one);
    both.merge(other);
    return both;
  }

  private static KllDoublesSketch loadKll(byte[] bytes) {
    return KllDoublesSketch.heapify(Memory.wrap(bytes));
  }

  private static DDSketch mergeDdSketch(DDSketch one, DDSketch other) {
    DDSketch both = one.copy();
    both.mergeWith(other);
    return both;
  }

  private static byte[] saveDdSketch(DDSketch sketch) {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      sketch.encode(output, false);
      return output.trimmedCopy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DDSketch loadDdSketch(byte[] bytes) {
    try {
      return DDSketch.decode(ByteArrayInput.wrap(bytes), UnboundedSizeDenseStore::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MergingDigest mergeTdigest(MergingDigest one, MergingDigest other) {
    MergingDigest both = new MergingDigest(100);
    both.add(List.of(one, other));
    return both;
  }

  private static byte[] saveTdigest(MergingDigest digest) {
    ByteBuffer buffer = ByteBuffer.allocate(digest.smallByteSize());
    digest.asSmallBytes(buffer);
    return buffer.array();
  }

  private static MergingDigest loadTdigest(byte[] bytes) {
    return MergingDigest.fromBytes(ByteBuffer.wrap(bytes));
  }
}
