package io.garuda.plug;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import io.garuda.conn.PayloadTooLargeException;
import java.util.Optional;

/**
 * Answers 413 to bodies above a limit of this pipeline, smaller than that of the {@link Parsers}.
 *
 * <p>The parsers have read them by then: their limit is what protects the memory. For a larger one on
 * some paths, choose between two {@code Parsers} by {@link Conn#rawPath} in a plug of your own.
 */
public final class BodyLimit implements Plug {
  private final long bytes;

  public BodyLimit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("expected a limit above zero bytes, got: " + bytes);
    }
    this.bytes = bytes;
  }

  @Override
  public void call(Conn conn) {
    Optional<Long> read = conn.body().map(Body::size);
    if (read.orElseGet(() -> conn.declaredLength().orElse(0)) > bytes) {
      throw new PayloadTooLargeException("expected a body of at most " + bytes
          + " bytes, got more; see BodyLimit of the pipeline");
    }
  }
}
