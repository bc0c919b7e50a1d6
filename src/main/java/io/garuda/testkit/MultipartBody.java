package io.garuda.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The fields and files of a form, as browsers send them (RFC 7578). */
final class MultipartBody {
  private final String boundary = "garuda-" + UUID.randomUUID();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  void field(String name, String value) {
    part("; name=\"" + escaped(name) + "\"", value.getBytes(StandardCharsets.UTF_8));
  }

  void file(String name, String filename, String contentType, byte[] content) {
    part(
        "; name=\"" + escaped(name) + "\"; filename=\"" + escaped(filename) + "\"\r\nContent-Type: "
            + contentType,
        content);
  }

  private void part(String head, byte[] content) {
    write("--" + boundary + "\r\nContent-Disposition: form-data" + head + "\r\n\r\n");
    parts.writeBytes(content);
    write("\r\n");
  }

  private void write(String text) {
    parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** HTML section 4.10.21.8. */
  private static String escaped(String name) {
    return name.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22");
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(parts.toByteArray());
    whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }
}
