package io.garuda.conn;

import io.garuda.param.Params;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a request's body as it came, and its parameters once somebody asks for them. */
public final class Body {
  private final String mediaType;
  private final byte[] bytes;
  private final Supplier<Params> parser;
  private @Nullable Params params;

  /**
   * Will keep a body.
   *
   * @param mediaType in small letters and without parameters
   * @param bytes not copied; nobody may change them
   */
  public Body(String mediaType, byte[] bytes, Supplier<Params> parser) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.parser = parser;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Will return the bytes, for signatures over the raw body; do not change them. */
  public byte[] bytes() {
    return bytes;
  }

  public Params params() {
    Params known = params;
    if (known == null) {
      known = parser.get();
      params = known;
    }
    return known;
  }
}
