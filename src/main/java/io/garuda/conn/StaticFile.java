package io.garuda.conn;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** A file of the WAR, or one that a jar in it has in {@code META-INF/resources}. */
public final class StaticFile {
  private final URL url;
  private final long size;
  private final Instant modified;

  private StaticFile(URL url, long size, long modifiedMillis) {
    this.url = url;
    this.size = size;
    this.modified = Instant.ofEpochMilli(modifiedMillis).truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Will find a file, not a folder; empty if there is none.
   *
   * @param path decoded, below the context path, from {@code /}; whoever makes it of what a client sent
   *     keeps {@code ..}, backslashes and {@code WEB-INF} out of it
   */
  public static Optional<StaticFile> find(Conn conn, String path) {
    ServletContext context = conn.servletRequest().getServletContext();
    try {
      URL url = context.getResource(path);
      if (url == null) {
        return Optional.empty();
      }
      Optional<Path> file = onDisk(url);
      return file.isPresent() ? of(url, file.get()) : of(url, isFolder(context, path));
    } catch (MalformedURLException e) {
      return Optional.empty(); // no path that the server takes, so none of a file
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFolder(ServletContext context, String path) {
    Set<String> within = context.getResourcePaths(path + "/");
    return within != null && !within.isEmpty();
  }

  private static Optional<Path> onDisk(URL url) {
    try {
      return url.getProtocol().equals("file")
          ? Optional.of(Path.of(url.toURI()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty(); // not escaped by the server: opened like any other
    }
  }

  private static Optional<StaticFile> of(URL url, Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(new StaticFile(
            url, Files.size(file), Files.getLastModifiedTime(file).toMillis()))
        : Optional.empty();
  }

  private static Optional<StaticFile> of(URL url, boolean folder) throws IOException {
    URLConnection connection = url.openConnection();
    if (folder
        || (connection instanceof JarURLConnection jar && jar.getJarEntry().isDirectory())) {
      return Optional.empty();
    }
    StaticFile file =
        new StaticFile(url, connection.getContentLengthLong(), connection.getLastModified());
    connection.getInputStream().close(); // asking for the size has opened it
    return Optional.of(file);
  }

  /** Will return its size in bytes. */
  public long size() {
    return size;
  }

  /** Will return when it was changed, in whole seconds as HTTP tells it. */
  public Instant modified() {
    return modified;
  }

  /** Will answer with a part of it and halt; reads it piece by piece, and not for {@code HEAD}. */
  public void send(Conn conn, int status, String contentType, ByteRange part) {
    ConnResponse response = conn.servletResponse();
    conn.halt();
    conn.putStatus(status);
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLengthLong(part.length());
    if (response.beginBody()) {
      try (InputStream in = url.openStream()) {
        part.copy(in, response.getOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    conn.keepAnswer();
  }
}
