package io.garuda.plug;

import io.garuda.assets.Assets;
import io.garuda.conn.ByteRange;
import io.garuda.conn.Conn;
import io.garuda.conn.StaticFile;
import io.garuda.conn.Validators;
import io.garuda.param.PercentEscapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Serves files of the WAR and of jars in it, below some paths ({@code Plug.Static}).
 *
 * <p>A digested copy is kept by browsers for good, and sent compressed by Brotli or gzip to those that
 * take it. Any other file is asked for each time, and sent if it has changed. Both are sent in part on
 * request, as they are; of several parts at once the whole is sent.
 *
 * <p>What is no file goes on to the routes, and so does what is neither {@code GET} nor {@code HEAD}.
 */
public final class Static implements Plug {
  private static final Set<String> READ = Set.of("GET", "HEAD");
  private static final String ASK_EACH_TIME = "public, no-cache";
  private static final int TAG_LENGTH = 32;

  private final List<String> paths;
  private final Map<String, String> headers;

  /**
   * Will serve what is at or below these paths.
   *
   * @param paths such as {@code /assets} or {@code /favicon.ico}
   * @throws IllegalArgumentException if one is of all files, or of those that servers keep to themselves
   */
  public Static(String... paths) {
    this(List.of(paths), Map.of());
    for (String path : paths) {
      String lower = path.toLowerCase(Locale.ROOT);
      if (!lower.matches("(/[^/]+)+") || lower.matches("/(web|meta)-inf(/.*)?")) {
        throw new IllegalArgumentException(
            "expected the path of a folder or a file, such as \"/assets\", got: \"" + path + "\"");
      }
    }
  }

  private Static(List<String> paths, Map<String, String> headers) {
    this.paths = paths;
    this.headers = headers;
  }

  /** Will return this plug with a header for its answers; in place of one of its own, too. */
  public Static header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Static(paths, more);
  }

  @Override
  public void call(Conn conn) {
    if (READ.contains(conn.method()) && conn.rawPath().startsWith("/")) {
      path(conn.rawPath()).ifPresent(path -> answer(conn, path));
    }
  }

  /**
   * Will return the decoded path, if it is one of those that are served.
   *
   * @throws InvalidPathException if a server could understand it as another
   */
  private Optional<String> path(String raw) {
    if (raw.indexOf('%') < 0 && !serves(raw)) {
      return Optional.empty();
    }
    StringBuilder decoded = new StringBuilder();
    boolean valid = true;
    for (String part : raw.substring(1).split("/", -1)) {
      String segment = PercentEscapes.decode(part, " in a path");
      valid &= isName(segment);
      decoded.append('/').append(segment);
    }
    String path = decoded.toString();
    if (!serves(path)) {
      return Optional.empty();
    }
    if (!valid) {
      throw new InvalidPathException(raw);
    }
    return Optional.of(path);
  }

  private boolean serves(String path) {
    return paths.stream()
        .anyMatch(served -> path.startsWith(served)
            && (path.length() == served.length() || path.charAt(served.length()) == '/'));
  }

  private static boolean isName(String segment) {
    return !segment.equals(".")
        && !segment.equals("..")
        && segment.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
  }

  private void answer(Conn conn, String path) {
    Optional<Assets.Copy> copy = conn.assets().copyAt(path);
    List<String> encodings = copy.map(Assets.Copy::encodings).orElse(List.of());
    Optional<String> encoding = conn.header("accept-encoding")
        .filter(header -> conn.header("range").isEmpty())
        .flatMap(header -> AcceptEncoding.choose(header, encodings));
    Optional<StaticFile> file =
        StaticFile.find(conn, encoding.map(name -> Assets.encoded(path, name)).orElse(path));
    if (file.isEmpty()) {
      return;
    }
    Validators validators = copy.map(one -> Validators.ofContent(tag(one, encoding.orElse(""))))
        .orElseGet(() -> Validators.ofFile(file.get().size(), file.get().modified()));
    validators.headers().forEach(conn::putHeader);
    if (!encodings.isEmpty()) {
      conn.addHeader("Vary", "Accept-Encoding");
    }
    encoding.ifPresent(name -> conn.putHeader("Content-Encoding", name));
    String kept = copy.isPresent() ? Assets.KEPT_FOR_GOOD : ASK_EACH_TIME;
    conn.beforeSend(() -> putHeaders(conn, kept));
    send(conn, file.get(), validators, ContentType.of(conn, path));
  }

  /** Whatever goes wrong before the answer begins is kept by nobody. */
  private void putHeaders(Conn conn, String kept) {
    if (conn.answerStatus() < 400) {
      conn.putHeader("Cache-Control", kept);
      headers.forEach(conn::putHeader);
    }
  }

  /** Each encoding is something else to whoever has a part of it. */
  private static String tag(Assets.Copy copy, String encoding) {
    return copy.integrity().substring(copy.integrity().indexOf('-') + 1).substring(0, TAG_LENGTH)
        + (encoding.isEmpty() ? "" : "-" + encoding);
  }

  private static void send(Conn conn, StaticFile file, Validators validators, String contentType) {
    if (validators.unchanged(conn)) {
      conn.respond(304, "", "");
      return;
    }
    conn.putHeader("Accept-Ranges", "bytes");
    long size = file.size();
    Optional<ByteRange> range = validators.range(conn, size);
    if (range.filter(ByteRange.NONE::equals).isPresent()) {
      conn.putHeader("Content-Range", "bytes */" + size);
      conn.respond(416, "text/plain", "");
      return;
    }
    range.ifPresent(part -> conn.putHeader("Content-Range", part.of(size)));
    file.send(
        conn, range.isPresent() ? 206 : 200, contentType, range.orElse(new ByteRange(0, size)));
  }
}
