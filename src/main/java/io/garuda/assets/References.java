package io.garuda.assets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a script or a style sheet what other files it names, relative to itself. */
final class References {
  private static final Pattern SCRIPT = Pattern.compile("(\\bfrom\\s*|\\bimport\\s*\\(?\\s*"
      + "|\\bnew\\s+URL\\(\\s*(?=[\"'][^\"']*[\"']\\s*,\\s*import\\.meta\\.url))"
      + "([\"'])(\\.{0,2}/[^\"'?#]+)");
  private static final Pattern STYLE =
      Pattern.compile("(url\\(\\s*|@import\\s+)([\"']?)([^\"')\\s:?#]+)");
  private static final Pattern SOURCE_MAP =
      Pattern.compile("([#@]\\s*sourceMappingURL=)()([^\"'\\s:?#*]+)");
  private static final Map<String, List<Pattern>> PATTERNS = Map.of(
      "js",
      List.of(SCRIPT, SOURCE_MAP),
      "mjs",
      List.of(SCRIPT, SOURCE_MAP),
      "css",
      List.of(STYLE, SOURCE_MAP));

  private References() {}

  /** Will return the paths that a file names. */
  static Set<String> in(String path, byte[] content) {
    Set<String> found = new TreeSet<>();
    rewritten(path, content, named -> {
      found.add(named);
      return named;
    });
    return found;
  }

  /** Will return a file's content with other names, in the folders where they were. */
  static byte[] rewritten(String path, byte[] content, UnaryOperator<String> names) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (Pattern pattern : PATTERNS.getOrDefault(extension(path), List.of())) {
      text = pattern.matcher(text).replaceAll(found -> {
        String written = found.group(3);
        String named = resolved(path, written);
        String other = names.apply(named);
        return Matcher.quoteReplacement(found.group(1)
            + found.group(2)
            + (other.equals(named) ? written : folder(written) + file(other)));
      });
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String resolved(String path, String written) {
    return written.startsWith("/")
        ? written
        : Path.of(folder(path) + written).normalize().toString().replace('\\', '/');
  }

  static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
