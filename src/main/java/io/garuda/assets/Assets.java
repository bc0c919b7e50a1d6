package io.garuda.assets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What became of the static files in the build; immutable. */
public final class Assets {
  /** Where the WAR has the manifest: a line per file with its path, that of the copy, and a hash. */
  public static final String MANIFEST = "/WEB-INF/assets.tsv";

  private static final Assets NONE = new Assets(Map.of());

  private record Copy(String path, String integrity) {}

  private final Map<String, Copy> copies;
  private final Set<String> digested = new HashSet<>();

  private Assets(Map<String, Copy> copies) {
    this.copies = Map.copyOf(copies);
    copies.values().forEach(copy -> digested.add(copy.path()));
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
      if (fields.length != 3) {
        throw new IllegalArgumentException(
            "expected path, copy and hash in " + MANIFEST + ", got: \"" + line + "\"; build anew");
      }
      copies.put(fields[0], new Copy(fields[1], fields[2]));
    });
    return new Assets(copies);
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
    return digested.contains(path);
  }
}
