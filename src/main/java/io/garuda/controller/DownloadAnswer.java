package io.garuda.controller;

import io.garuda.conn.Conn;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Answers with a download: whole, in part, or that it has not changed (RFC 9110, 13 and 14). */
final class DownloadAnswer {
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
          "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final Download download;
  private final Conn conn;
  private final ContainerResponseContext out;
  private final Optional<String> tag;

  DownloadAnswer(Download download, Conn conn, ContainerResponseContext out) {
    this.download = download;
    this.conn = conn;
    this.out = out;
    this.tag = download
        .modified()
        .map(at -> "\"" + Long.toHexString(download.size()) + "-"
            + Long.toHexString(at.getEpochSecond()) + "\"");
  }

  void write() {
    header("Content-Disposition", download.disposition());
    header("Accept-Ranges", "bytes");
    tag.ifPresent(value -> header("ETag", value));
    download.modified().ifPresent(at -> header("Last-Modified", HTTP_DATE.format(at)));
    if (unchanged()) {
      out.setEntity(null);
      out.getHeaders().remove("Content-Type");
      out.setStatus(304);
      return;
    }
    Optional<ByteRange> range = conn.header("range")
        .filter(header -> conn.method().equals("GET") && ifRange())
        .flatMap(header -> ByteRange.parse(header, download.size()));
    if (range.filter(ByteRange.NONE::equals).isPresent()) {
      header("Content-Range", "bytes */" + download.size());
      out.setStatus(416);
      out.setEntity(
          "", new Annotation[0], MediaType.TEXT_PLAIN_TYPE); // or else it were an error page
      return;
    }
    range.ifPresent(part -> {
      out.setStatus(206);
      header(
          "Content-Range",
          "bytes " + part.first() + "-" + (part.first() + part.length() - 1) + "/"
              + download.size());
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

  private boolean unchanged() {
    Optional<String> tags = conn.header("if-none-match");
    if (tags.isPresent()) {
      return tags.get().strip().equals("*")
          || Arrays.stream(tags.get().split(",", -1))
              .map(text -> text.strip().replaceFirst("^W/", ""))
              .anyMatch(text -> tag.filter(text::equals).isPresent());
    }
    Optional<Instant> since = conn.header("if-modified-since").flatMap(DownloadAnswer::date);
    return download.modified().isPresent()
        && since.filter(then -> !download.modified().get().isAfter(then)).isPresent();
  }

  /** Whether a part is wanted, or, if the file has changed, the whole. */
  private boolean ifRange() {
    Optional<String> condition = conn.header("if-range").map(String::strip);
    return condition.isEmpty()
        || tag.equals(condition)
        || (download.modified().isPresent()
            && condition.flatMap(DownloadAnswer::date).equals(download.modified()));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(HTTP_DATE.parse(text.strip(), Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a date that cannot be read is as none (RFC 9110, 13.1.3)
    }
  }
}
