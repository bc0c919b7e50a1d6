package io.garuda.tracker;

import org.jspecify.annotations.Nullable;

/** Bytes that are no delta, or one of another release. */
public final class MalformedDeltaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedDeltaException(String got) {
    this(got, null);
  }

  MalformedDeltaException(String got, @Nullable Throwable cause) {
    super(
        "expected a delta of version " + DeltaWriter.VERSION + ", got: " + got
            + "; run the same release on all nodes",
        cause);
  }
}
