package io.garuda.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, too deep, or not what they say; below {@code /small} little is much. */
@ExtendWith(ContractExtension.class)
class BodiesIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";

  private final URI base;
  private final Browser browser;

  BodiesIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "application/json", MULTIPART})
  void aBodyThatSaysThatItIsTooLargeIsNotEvenRead(String type) throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head("POST", "/uploads/webhook", "Content-Type: " + type, "Content-Length: 8000001");
      assertThat(client.statusLine()).startsWith("HTTP/1.1 413"); // nothing was sent
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "application/json", MULTIPART})
  void aBodyThatDoesNotSayItIsCutWhereItIsTooLarge(String type) {
    assertThat(send("/small/webhook", type, chunked("\"" + "x".repeat(200_000))))
        .isEqualTo(413);
  }

  static List<String> bombs() {
    return List.of(
        UploadsIT.text("a", "1").repeat(6) + "--b--",
        UploadsIT.file("a", "f", "x/y", "1").repeat(6) + "--b--",
        UploadsIT.file("a", "f", "x/y", "x".repeat(100_001)) + "--b--",
        UploadsIT.text("a", "x".repeat(1_001)) + "--b--",
        "--b\r\nX: " + "y".repeat(10_000) + "\r\n\r\n\r\n--b--",
        "--b\r\n" + "X: y\r\n".repeat(10_000) + "\r\n\r\n--b--",
        "preamble".repeat(20_000));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aMultipartBombIsTooLarge(String body) {
    assertThat(send("/small/webhook", MULTIPART, HttpRequest.BodyPublishers.ofString(body)))
        .isEqualTo(413);
    assertThat(send("/small/webhook", MULTIPART, chunked(body))).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nno end",
        "--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\nno end\r\n--b",
        "--b\r\nContent-Disposition: form-data",
        "no part",
        "--other\r\n\r\n--other--",
      })
  void aMultipartBodyWithoutAnEndIsMalformed(String body) {
    assertThat(send("/uploads/webhook", MULTIPART, HttpRequest.BodyPublishers.ofString(body)))
        .isEqualTo(400);
    assertThat(send("/uploads/webhook", MULTIPART, chunked(body))).isEqualTo(400);
  }

  @Test
  void partsInPartsAreNotUnpacked() {
    String inner = "--c\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n".repeat(20);
    String body = "--b\r\nContent-Disposition: form-data; name=title\r\n"
        + "Content-Type: multipart/mixed; boundary=c\r\n\r\n" + inner + "--c--\r\n--b--";
    HttpResponse<String> answer = browser.send(browser
        .request("/uploads")
        .header("content-type", MULTIPART)
        .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"title\":\"--c");
  }

  @Test
  void jsonHasAnEndToItsDepth() {
    assertThat(json("{\"a\":".repeat(100) + "1" + "}".repeat(100))).isEqualTo(200);
    assertThat(json("{\"a\":".repeat(101) + "1" + "}".repeat(101))).isEqualTo(400);
    assertThat(json("[".repeat(1_000_000))).isEqualTo(400);
    assertThat(json("{\"a\":" + "1".repeat(1_000_000) + "}")).isEqualTo(400);
  }

  private int json(String body) {
    return send("/uploads/webhook", "application/json", HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void fieldsAreCounted() {
    String form = String.join("&", IntStream.range(0, 11).mapToObj(i -> "f" + i).toList());
    assertThat(send("/small/webhook", FORM, HttpRequest.BodyPublishers.ofString(form)))
        .isEqualTo(413);
    assertThat(send("/uploads/webhook", FORM, HttpRequest.BodyPublishers.ofString(form)))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%ff", "a=%C3%28", "a=%4", "a=\u00ff"})
  void aFormThatIsNotUtf8IsMalformed(String form) {
    assertThat(send(
            "/uploads/webhook",
            FORM,
            HttpRequest.BodyPublishers.ofByteArray(form.getBytes(ISO_8859_1))))
        .isEqualTo(400);
  }

  private int send(String path, String type, HttpRequest.BodyPublisher body) {
    return browser
        .send(browser.request(path).header("content-type", type).POST(body))
        .statusCode();
  }

  private static HttpRequest.BodyPublisher chunked(String body) {
    return HttpRequest.BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
  }
}
