package io.garuda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms with files, and bodies as they came. */
@ExtendWith(ContractExtension.class)
class UploadsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FORM = text("title", "é & co")
      + file("avatar", "C:\\\\me\\\\a b.png", "image/png", "bytes")
      + file("page", "1.txt", "text/plain", "one")
      + file("page", "2.txt", "text/plain", "two");

  private final Browser browser;

  UploadsIT(URI base) {
    this.browser = new Browser(base);
  }

  @Test
  void anActionTakesTextsAndFilesAsFormParams() throws IOException {
    JsonNode seen = JSON.readTree(post("/uploads", FORM).body());
    assertThat(seen.at("/title").asText()).isEqualTo("é & co");
    assertThat(seen.at("/avatar/0/filename").asText()).isEqualTo("C:\\\\me\\\\a b.png");
    assertThat(seen.at("/avatar/0/safeName").asText()).isEqualTo("a b.png");
    assertThat(seen.at("/avatar/0/type").asText()).isEqualTo("image/png");
    assertThat(seen.at("/avatar/0/text").asText()).isEqualTo("bytes");
    assertThat(seen.at("/pages").findValuesAsText("text")).containsExactly("one", "two");
    assertThat(seen.at("/same").asBoolean()).isTrue();
    for (String path : seen.findValuesAsText("path")) {
      assertGone(path);
    }
  }

  @Test
  void aFormWithoutFilesHasNone() throws IOException {
    JsonNode seen = JSON.readTree(
        post("/uploads", text("title", "x") + file("avatar", "", "x/y", "")).body());
    assertThat(seen.at("/avatar")).isEmpty();
    assertThat(seen.at("/pages")).isEmpty();
    assertThat(seen.at("/same").asBoolean()).isTrue();
  }

  @Test
  void textIsNoFile() {
    HttpResponse<String> answer =
        post("/uploads", text("avatar", "0") + text("avatar", "/etc/passwd"));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aLargeFileIsStreamed() throws IOException {
    String large = "x".repeat(7_000_000);
    JsonNode seen =
        JSON.readTree(post("/uploads", file("avatar", "l", "x/y", large)).body());
    assertThat(seen.at("/avatar/0/size").asLong()).isEqualTo(7_000_000);
    assertGone(seen.at("/avatar/0/path").asText());
  }

  @Test
  void anAsynchronousAnswerKeepsItsFilesUntilItIsThere() {
    String[] pathAndText = post("/late", FORM).body().split(" ", 2);
    assertThat(pathAndText[1]).isEqualTo("bytes");
    assertGone(pathAndText[0]);
  }

  @Test
  void anErrorLeavesNoFile() {
    HttpResponse<String> answer = post("/uploads/failed", FORM);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertGone(answer.headers().firstValue("x-path").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                  | { \"a\" : 1 }",
        "application/x-www-form-urlencoded | a=1&a=%C3%A9&&b",
      })
  void theRawBodyCanBeSigned(String type, String body) throws Exception {
    HttpResponse<String> answer = send("/uploads/webhook", type, body);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("webhook".getBytes(UTF_8), "HmacSHA256"));
    assertThat(answer.body())
        .isEqualTo(HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8))));
  }

  private HttpResponse<String> post(String path, String parts) {
    return send(path, "multipart/form-data; boundary=b", parts + "--b--\r\n");
  }

  private HttpResponse<String> send(String path, String type, String body) {
    return browser.send(browser
        .request(path)
        .header("content-type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The answer may be there before its request is over. */
  private static void assertGone(String path) {
    Path file = Path.of(path);
    assertThat(file.getFileName().toString()).startsWith("upload-");
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        Files.exists(file) && System.nanoTime() < end; ) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(file).doesNotExist();
  }

  static String text(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  static String file(String name, String filename, String type, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename
        + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
  }
}
