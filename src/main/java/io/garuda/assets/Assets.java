package io.garuda.assets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of the static files in the build; immutable. */
public final class Assets {
  /** Where the WAR has the manifest: a line per file with its path, that of the copy, a hash, encodings. */
  public static final String MANIFEST = "/WEB-INF/assets.tsv";

  /** The {@code Cache-Control} of copies: what stands under such a name never changes (RFC 8246). */
  public static final String KEPT_FOR_GOOD = "public, max-age=31536000, immutable";

  private static final Assets NONE = new Assets(Map.of(), "");

  /**
   * A file's copy.
   *
   * @param integrity what browsers check it by, such as {@code sha384-...}
   * @param encodings {@code br} and {@code gzip}, the better first, of those that make it smaller
   */
  public record Copy(String path, String integrity, List<String> encodings) {
    public Copy {
      encodings = List.copyOf(encodings);
    }
  }

  private final Map<String, Copy> copies;
  private final Map<String, Copy> digested = new HashMap<>();

  private final String url;

  private Assets(Map<String, Copy> copies, String url) {
    this.copies = Map.copyOf(copies);
    this.url = url;
    copies.values().forEach(copy -> digested.put(copy.path(), copy));
  }

  /** Will return those of a build that digested nothing. */
  public static Assets none() {
    return NONE;
  }

  /**
   * Will read the lines of a manifest.
   *
   * @throws IllegalArgumentException if one is not of this form
   */
  public static Assets read(Stream<String> lines) {
    Map<String, Copy> copies = new HashMap<>();
    lines.forEach(line -> {
      String[] fields = line.split("\t", -1);
      if (fields.length != 4) {
        throw new IllegalArgumentException("expected path, copy, hash and encodings in " + MANIFEST
            + ", got: \"" + line + "\"; build anew");
      }
      List<String> encodings = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",", -1));
      copies.put(fields[0], new Copy(fields[1], fields[2], encodings));
    });
    return new Assets(copies, "");
  }

  /** Will return these, which browsers fetch from elsewhere, such as {@code https://cdn.example.com}. */
  public Assets at(String other) {
    return new Assets(copies, other);
  }

  /** Will return where browsers fetch them from; empty if from this application. */
  public Optional<String> url() {
    return url.isEmpty() ? Optional.empty() : Optional.of(url);
  }

  /** Will return the path of a file's copy, or what was given if the build did not digest it. */
  public String path(String plain) {
    Copy copy = copies.get(plain);
    return copy == null ? plain : copy.path();
  }

  /** Will return the hash by which a browser knows the copy (Subresource Integrity section 3.1). */
  public Optional<String> integrity(String plain) {
    return Optional.ofNullable(copies.get(plain)).map(Copy::integrity);
  }

  /** Will tell whether a path, decoded, is that of a copy: what stands there never changes. */
  public boolean isDigested(String path) {
    return digested.containsKey(path);
  }

  /** Will return the copy that has this path, decoded. */
  public Optional<Copy> copyAt(String path) {
    return Optional.ofNullable(digested.get(path));
  }

  /** Will return the path of a file with an encoding: what stands there is smaller, not other. */
  public static String encoded(String path, String encoding) {
    return path + (encoding.equals("gzip") ? ".gz" : "." + encoding);
  }
}
