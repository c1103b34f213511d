package io.driftmeter.spring;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails as soon as more than so many bytes have come out of a stream. */
final class CappedInputStream extends FilterInputStream {

  private final long limit;
  private long seen;

  CappedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = super.read(bytes, offset, length);
    count(Math.max(0, got));
    return got;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int more) throws IOException {
    seen += more;
    if (seen > limit) {
      throw tooLarge(limit);
    }
  }

  static IOException tooLarge(long limit) {
    return new IOException(
        "larger than the limit of %d bytes, driftmeter.references.max-size".formatted(limit));
  }
}
