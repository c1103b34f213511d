package io.driftmeter.spring;

import io.driftmeter.api.profile.ReferenceProfile;
import io.driftmeter.stats.profile.ReferenceProfiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.ResourceLoader;

/**
 * Fetches references from files, the class path and web servers, packed by gzip or not.
 * Thread-safe.
 */
final class ResourceReferences implements ReferenceLoader {

  /** A packed file that a server packs again for its way. */
  private static final int MOST_LAYERS = 2;

  private final ResourceLoader resources;
  private final DriftmeterProperties.References limits;
  private final int maxBytes;

  ResourceReferences(ResourceLoader resources, DriftmeterProperties.References limits) {
    this.resources = resources;
    this.limits = limits;
    maxBytes = Math.toIntExact(limits.maxSize().toBytes());
  }

  @Override
  public ReferenceProfile load(String location) throws IOException {
    Locations.require(location);
    try (InputStream in = open(location)) {
      return ReferenceProfiles.load(unpacked(new CappedInputStream(in, maxBytes)), maxBytes);
    }
  }

  private InputStream open(String location) throws IOException {
    return Locations.isHttp(location)
        ? new ByteArrayInputStream(
            new HttpDownload(limits.connectTimeout(), limits.timeout(), maxBytes)
                .get(Locations.http(location)))
        : resources.getResource(location).getInputStream();
  }

  /** Told by their first bytes, since neither names of files nor headers are reliable. */
  private static InputStream unpacked(InputStream in) throws IOException {
    InputStream layer = in;
    for (int layers = 0; ; layers++) {
      PushbackInputStream peek = new PushbackInputStream(layer, 2);
      byte[] start = peek.readNBytes(2);
      peek.unread(start);
      if (start.length < 2 || start[0] != (byte) 0x1f || start[1] != (byte) 0x8b) {
        return peek;
      }
      if (layers == MOST_LAYERS) {
        throw new IOException("packed by gzip more than %d times".formatted(MOST_LAYERS));
      }
      layer = new GZIPInputStream(peek);
    }
  }
}
