package io.garuda.conn;

import java.nio.file.Path;

/**
 * A file that came with a form ({@code Plug.Upload}).
 *
 * <p>It stands in a temporary file that is deleted when the request is over: move it, or copy it, to
 * keep it.
 *
 * @param filename as the client sent it; never part of a path or a header, {@link #safeName} is
 * @param contentType as the client sent it, {@code application/octet-stream} if it sent none; a claim
 * @param path of the temporary file
 * @param size in bytes
 */
public record Upload(String filename, String contentType, Path path, long size) {
  private static final int LONGEST = 100;

  /**
   * Will return a name of at most 100 characters that is safe as the name of a file and in a header.
   *
   * <p>That is the part behind the last {@code /} or {@code \}, with {@code _} for whatever means
   * something to a file system, a shell or a browser; {@code file} if nothing is left. The end stays,
   * so that the extension does.
   */
  public String safeName() {
    String base =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    String safe = base.codePoints()
        .map(c -> Character.isLetterOrDigit(c) || "-_. ()+@".indexOf(c) >= 0 ? c : '_')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    int begin = Math.max(0, safe.length() - LONGEST);
    if (begin > 0 && Character.isLowSurrogate(safe.charAt(begin))) {
      begin++;
    }
    String name = safe.substring(begin).replaceAll("^[. ]+|[. ]+$", "");
    return name.isEmpty() ? "file" : name;
  }
}
