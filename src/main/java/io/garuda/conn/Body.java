package io.garuda.conn;

import io.garuda.param.Params;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a request's body as it came, and its parameters once somebody asks for them. */
public final class Body {
  private final String mediaType;
  private final byte[] bytes;
  private final Supplier<Params> parser;
  private final Map<String, List<Upload>> uploads;
  private final long size;
  private @Nullable Params params;

  /**
   * Will keep a body.
   *
   * @param mediaType in small letters and without parameters
   * @param bytes not copied; nobody may change them
   */
  public Body(String mediaType, byte[] bytes, Supplier<Params> parser) {
    this(mediaType, bytes, parser, Map.of(), bytes.length);
  }

  private Body(
      String mediaType,
      byte[] bytes,
      Supplier<Params> parser,
      Map<String, List<Upload>> uploads,
      long size) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.parser = parser;
    this.uploads = uploads;
    this.size = size;
  }

  /**
   * Will keep what a multipart body held; its bytes are not kept.
   *
   * @param size of all texts and files, in bytes
   */
  public static Body multipart(Params fields, Map<String, List<Upload>> uploads, long size) {
    return new Body("multipart/form-data", new byte[0], () -> fields, uploads, size);
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Will return the bytes, for signatures over the raw body; do not change them.
   *
   * <p>None of a multipart body.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Will return how many bytes it has; those of its texts and files, if it is multipart. */
  public long size() {
    return size;
  }

  public Params params() {
    Params known = params;
    if (known == null) {
      known = parser.get();
      params = known;
    }
    return known;
  }

  /** Will return the names of a form under which files were uploaded. */
  public Set<String> uploadNames() {
    return uploads.keySet();
  }

  /** Will return the files that were uploaded under a name, in their order. */
  public List<Upload> uploads(String name) {
    return uploads.getOrDefault(name, List.of());
  }
}
