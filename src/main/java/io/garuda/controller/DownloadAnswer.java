package io.garuda.controller;

import io.garuda.conn.ByteRange;
import io.garuda.conn.Conn;
import io.garuda.conn.Validators;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Answers with a download: whole, in part, or that it has not changed (RFC 9110, 13 and 14). */
final class DownloadAnswer {
  private final Download download;
  private final Conn conn;
  private final ContainerResponseContext out;

  DownloadAnswer(Download download, Conn conn, ContainerResponseContext out) {
    this.download = download;
    this.conn = conn;
    this.out = out;
  }

  void write() {
    header("Content-Disposition", download.disposition());
    header("Accept-Ranges", "bytes");
    Validators validators = download.validators();
    validators.headers().forEach(this::header);
    if (validators.unchanged(conn)) {
      out.setEntity(null);
      out.getHeaders().remove("Content-Type");
      out.setStatus(304);
      return;
    }
    Optional<ByteRange> range = validators.range(conn, download.size());
    if (range.filter(ByteRange.NONE::equals).isPresent()) {
      header("Content-Range", "bytes */" + download.size());
      out.setStatus(416);
      out.setEntity(
          "", new Annotation[0], MediaType.TEXT_PLAIN_TYPE); // or else it were an error page
      return;
    }
    range.ifPresent(part -> {
      out.setStatus(206);
      header("Content-Range", part.of(download.size()));
    });
    ByteRange sent = range.orElse(new ByteRange(0, download.size()));
    header("Content-Length", Long.toString(sent.length()));
    StreamingOutput body = stream -> download.write(sent, stream);
    out.setEntity(body, new Annotation[0], MediaType.valueOf(contentType()));
  }

  private void header(String name, String value) {
    out.getHeaders().putSingle(name, value);
  }

  private String contentType() {
    return download
        .contentType()
        .or(() -> Optional.ofNullable(
            conn.servletRequest().getServletContext().getMimeType(download.filename())))
        .orElse("application/octet-stream");
  }
}
