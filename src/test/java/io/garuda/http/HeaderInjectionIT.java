package io.garuda.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from a client never begins a header, nor a body, of its own. */
@ExtendWith(ContractExtension.class)
class HeaderInjectionIT {
  private final URI base;

  HeaderInjectionIT(URI base) {
    this.base = base;
  }

  @ParameterizedTest
  @ValueSource(strings = {"conn", "response", "servlet"})
  void aValueStaysAValue(String way) throws IOException {
    for (String end : new String[] {"\r\n", "\n", "\r"}) {
      assertNothingInjected(way, "x-a", "1" + end + "x-evil: 1");
      assertNothingInjected(way, "x-a", "1" + end + end + "evil-body");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"conn", "response", "servlet"})
  void aNameStaysAName(String way) throws IOException {
    for (String end : new String[] {"\r\n", "\n", "\r"}) {
      assertNothingInjected(way, "x-a: 1" + end + "x-evil", "1");
    }
  }

  private void assertNothingInjected(String way, String name, String value) throws IOException {
    String query =
        "?name=" + URLEncoder.encode(name, UTF_8) + "&value=" + URLEncoder.encode(value, UTF_8);
    try (RawClient client = new RawClient(base)) {
      String answer =
          client.head("GET", "/headers/" + way + query, "Connection: close").rest();
      assertThat(answer).startsWith("HTTP/1.1 ");
      assertThat(answer.toLowerCase(Locale.ROOT).replace('\r', '\n'))
          .doesNotContain("\nx-evil", "\nevil-body");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.png\"; x-evil=\"1",
        "=?utf-8?B?YQ0KeC1ldmlsOiAxDQoNCmV2aWwtYm9keQ==?=", // "a\r\nx-evil: 1\r\n\r\nevil-body"
        "a\r\n x-evil: 1",
        "a\rx-evil: 1",
        "../../x-evil",
      })
  void theNameOfAnUploadedFileIsSafeInAHeader(String filename) throws IOException {
    String answer =
        upload("Content-Disposition: form-data; name=avatar; filename=\"" + filename + "\"");
    assertThat(answer.replace('\r', '\n')).doesNotContain("\nx-evil", "\nevil-body");
    if (answer.startsWith("HTTP/1.1 200")) {
      assertThat(answer.lines().filter(line -> line.toLowerCase(Locale.ROOT)
              .startsWith("content-disposition:")))
          .singleElement()
          .asString()
          .matches("(?i)content-disposition: attachment; filename=\"[^\"/\\\\;:]*\"");
    }
  }

  @Test
  void aLineBreakInANameOfAPartEndsItsHeader() throws IOException {
    assertThat(upload("Content-Disposition: form-data; name=\"avatar\r\nX: \"; filename=a"))
        .doesNotContain("\nX:");
  }

  private String upload(String header) throws IOException {
    String body = "--b\r\n" + header + "\r\n\r\nbytes\r\n--b--\r\n";
    try (RawClient client = new RawClient(base)) {
      return client
          .head(
              "POST",
              "/uploads/download",
              "Content-Type: multipart/form-data; boundary=b",
              "Content-Length: " + body.length(),
              "Connection: close")
          .send(body)
          .rest();
    }
  }
}
