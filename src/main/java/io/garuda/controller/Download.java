package io.garuda.controller;

import io.garuda.conn.ByteRange;
import io.garuda.conn.ContentDisposition;
import io.garuda.conn.Validators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file or bytes for the browser to save ({@code send_download}); immutable.
 *
 * <p>Clients may ask for a part ({@code Range}) and whether a file has changed ({@code ETag}, {@code
 * Last-Modified}).
 */
public final class Download {
  private interface Source {
    InputStream open() throws IOException;
  }

  private final Source source;
  private final long size;
  private final @Nullable Instant modified;
  private final String filename;
  private final @Nullable String contentType;
  private final boolean inline;

  private Download(
      Source source,
      long size,
      @Nullable Instant modified,
      String filename,
      @Nullable String contentType,
      boolean inline) {
    this.source = source;
    this.size = size;
    this.modified = modified;
    this.filename = filename;
    this.contentType = contentType;
    this.inline = inline;
  }

  /**
   * Will send a file under its own name; never make the path of a client's input.
   *
   * @throws UncheckedIOException if there is no such file
   */
  public static Download file(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Download(
          () -> Files.newInputStream(file),
          attributes.size(),
          attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS),
          String.valueOf(file.getFileName()),
          null,
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Will send bytes under a name; they are not copied. */
  public static Download bytes(byte[] bytes, String filename) {
    return new Download(
        () -> new ByteArrayInputStream(bytes), bytes.length, null, filename, null, false);
  }

  /** Will return this download under another name; the browser is given it safely encoded. */
  public Download filename(String name) {
    return new Download(source, size, modified, name, contentType, inline);
  }

  /** Will return this download with a content type; by default the server knows it by the name. */
  public Download contentType(String type) {
    return new Download(source, size, modified, filename, type, inline);
  }

  /** Will return this download for the browser to show rather than to save. */
  public Download inline() {
    return new Download(source, size, modified, filename, contentType, true);
  }

  String filename() {
    return filename;
  }

  Optional<String> contentType() {
    return Optional.ofNullable(contentType);
  }

  String disposition() {
    return ContentDisposition.of(inline ? "inline" : "attachment", filename);
  }

  long size() {
    return size;
  }

  /** Will return those of the file; bytes have none. */
  Validators validators() {
    return Validators.ofFile(size, modified);
  }

  void write(ByteRange range, OutputStream out) throws IOException {
    try (InputStream in = source.open()) {
      range.copy(in, out);
    }
  }
}
