package io.garuda.conn;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes files in the application's own temporary folder. */
final class TemporaryFile {
  private TemporaryFile() {}

  static Path create(ServletContext context) {
    Path folder = context.getAttribute(ServletContext.TEMPDIR) instanceof File file
        ? file.toPath()
        : Path.of(System.getProperty("java.io.tmpdir"));
    try {
      return Files.createTempFile(folder, "upload-", ".tmp");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
