package io.garuda.assets;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes files smaller, as far as they can be; same bytes in, same bytes out. */
final class Compression {
  private static final int BEST_BROTLI = 11;
  private static final Set<String> TEXT = Set.of(
      "css",
      "csv",
      "htm",
      "html",
      "ico",
      "js",
      "json",
      "map",
      "md",
      "mjs",
      "otf",
      "svg",
      "ttf",
      "txt",
      "wasm",
      "webmanifest",
      "xml");

  private final boolean brotli = brotliIsThere();

  String names() {
    return brotli
        ? "gzip and Brotli"
        : "gzip only: no brotli4j with a part for this platform on the class path";
  }

  /** Will return what is smaller than the content, by encoding, the better one first. */
  Map<String, byte[]> of(String path, byte[] content) throws IOException {
    Map<String, byte[]> smaller = new LinkedHashMap<>();
    if (TEXT.contains(References.extension(path))) {
      if (brotli) {
        smaller.put(
            "br", Encoder.compress(content, new Encoder.Parameters().setQuality(BEST_BROTLI)));
      }
      smaller.put("gzip", gzip(content));
      smaller.values().removeIf(made -> made.length >= content.length);
    }
    return smaller;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static boolean brotliIsThere() {
    try {
      return Brotli4jLoader.isAvailable();
    } catch (LinkageError e) {
      return false; // the library is for builds alone, and they may go without
    }
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
