package io.garuda.plug;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.conn.Body;
import io.garuda.conn.Conn;
import io.garuda.conn.PayloadTooLargeException;
import io.garuda.conn.Upload;
import io.garuda.param.MalformedParamsException;
import io.garuda.param.Params;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * Reads {@code multipart/form-data} (RFC 7578): text into parameters, files into temporary files.
 *
 * <p>A part is a file if it has a file name. One of an empty name, which browsers send if nothing was
 * chosen, and one without a name are left out.
 */
final class Multipart {
  private static final int MOST_HEADER_BYTES = 8 * 1024;
  private static final byte[] LINE = "\r\n".getBytes(ISO_8859_1);

  private final Conn conn;
  private final int mostParts;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, List<Upload>> uploads = new LinkedHashMap<>();
  private int textLeft;
  private long size;
  private int parts;

  private Multipart(Conn conn, int mostText, int mostParts) {
    this.conn = conn;
    this.textLeft = mostText;
    this.mostParts = mostParts;
  }

  /**
   * Will read a whole body.
   *
   * @param mostText bytes of all texts together, which are held in memory
   */
  static Body read(Conn conn, InputStream in, String contentType, int mostText, int mostParts) {
    Multipart multipart = new Multipart(conn, mostText, mostParts);
    try {
      multipart.readParts(in, PartHeaders.boundary(contentType));
    } catch (FileUploadSizeException e) {
      throw new PayloadTooLargeException(
          "expected at most " + MOST_HEADER_BYTES + " bytes of headers in a part, got more");
    } catch (FileUploadException e) {
      throw new MalformedParamsException("expected multipart, got: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a body throws none, so the disk did
    }
    return Body.multipart(Params.ofAll(multipart.fields), multipart.uploads, multipart.size);
  }

  /** The line break before a first boundary may be missing; with ours there is one. */
  private void readParts(InputStream body, String boundary) throws IOException {
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(LINE), body);
    MultipartInput input = MultipartInput.builder()
        .setInputStream(in)
        .setBoundary(boundary.getBytes(ISO_8859_1))
        .setMaxPartHeaderSize(MOST_HEADER_BYTES)
        .get();
    input.setHeaderCharset(UTF_8);
    input.discardBodyData();
    while (input.readBoundary()) {
      parts++;
      if (parts > mostParts) {
        throw new PayloadTooLargeException(
            "expected at most " + mostParts + " parts, got more; raise it with Parsers.maxParts");
      }
      PartHeaders headers = PartHeaders.parse(input.readHeaders());
      readPart(headers, input.newInputStream()); // to its end; closing it would wait for one
    }
  }

  private void readPart(PartHeaders headers, InputStream part) throws IOException {
    String name = headers.name();
    String filename = headers.filename();
    if (name == null || (filename != null && filename.isEmpty())) {
      part.transferTo(OutputStream.nullOutputStream());
    } else if (filename == null) {
      fields.computeIfAbsent(name, key -> new ArrayList<>(1)).add(text(part));
    } else {
      uploads
          .computeIfAbsent(name, key -> new ArrayList<>(1))
          .add(file(filename, headers.contentType(), part));
    }
  }

  private Upload file(String filename, String contentType, InputStream part) throws IOException {
    Path path = conn.temporaryFile();
    try (OutputStream out = Files.newOutputStream(path)) {
      Upload upload = new Upload(filename, contentType, path, part.transferTo(out));
      size += upload.size();
      return upload;
    }
  }

  private String text(InputStream part) throws IOException {
    byte[] bytes = part.readNBytes((int) Math.min(textLeft + 1L, Integer.MAX_VALUE));
    if (bytes.length > textLeft) {
      throw new PayloadTooLargeException(
          "expected less text in a form, got more; raise it with Parsers.limit");
    }
    textLeft -= bytes.length;
    size += bytes.length;
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedParamsException("expected UTF-8 in a form, got other bytes", e);
    }
  }
}
