package io.garuda.conn;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Reads a body within its limits; whatever is wrong is thrown unchecked, through any reader. */
final class BodyStream extends InputStream {
  private final InputStream in;
  private final BodyLimits limits;
  private final long declared;
  private final LongSupplier nanos;
  private final long begin;
  private long count;

  /**
   * Will read a body.
   *
   * @param declared bytes, -1 if the client does not say
   */
  BodyStream(InputStream in, BodyLimits limits, long declared, LongSupplier nanos) {
    if (declared > limits.bytes()) {
      throw new PayloadTooLargeException(limits.bytes());
    }
    this.in = in;
    this.limits = limits;
    this.declared = declared;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  static BodyStream open(ConnRequest request, BodyLimits limits) {
    try {
      return new BodyStream(
          request.getInputStream(), limits, request.getContentLengthLong(), System::nanoTime);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int read;
    try {
      read = in.read(target, offset, length);
    } catch (IOException e) {
      throw broken(e);
    }
    if (read < 0) {
      if (count < declared) {
        throw new BrokenBodyException("expected " + declared + " bytes, got: " + count, null);
      }
      return -1;
    }
    count += read;
    if (count > limits.bytes()) {
      throw new PayloadTooLargeException(limits.bytes());
    }
    if (count != declared && nanos.getAsLong() - begin > patience()) {
      throw new RequestTimeoutException("expected " + limits.timeout() + " at most for a body, and "
          + limits.bytesPerSecond() + " bytes a second, got " + count + " bytes");
    }
    return read;
  }

  private long patience() {
    return limits.timeout().toNanos() + TimeUnit.SECONDS.toNanos(count / limits.bytesPerSecond());
  }

  /** Servers wrap what the socket threw, each in its own way. */
  private static RuntimeException broken(IOException thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof SocketTimeoutException || e instanceof TimeoutException) {
        return new RequestTimeoutException("expected the rest of a body, got nothing for a while");
      }
    }
    return new BrokenBodyException("expected the rest of a body, got: " + thrown, thrown);
  }
}
