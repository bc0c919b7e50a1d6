package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.garuda.contract.ContractExtension;
import io.garuda.server.InstalledServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Static files: digested copies and plain ones, compressed, in part, and none that is not static. */
@ExtendWith(ContractExtension.class)
class StaticIT {
  /** It redirects to a folder, or what it takes for one, with a slash. */
  private static final boolean PAYARA = InstalledServer.named().orElse("").startsWith("payara");

  private final URI base;
  private final Browser browser;

  StaticIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  private HttpResponse<byte[]> get(String path, Map<String, String> headers) {
    HttpRequest.Builder request = browser.request(path);
    headers.forEach(request::header);
    return browser.bytes(request);
  }

  private HttpResponse<byte[]> get(String path) {
    return get(path, Map.of());
  }

  /** Will return where the page says that a file is, below the context path. */
  private String copy(String path) {
    return browser
        .get("/asset?path=" + path)
        .body()
        .split(" ", -1)[0]
        .substring(base.getPath().length());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("none");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/one.mjs,       text/javascript;charset=utf-8",
    "/garuda/phoenix.mjs,   text/javascript;charset=utf-8",
    "/assets/site.css,      text/css;charset=utf-8",
    "/assets/img/dot.svg,   image/svg+xml",
    "/assets/digits.bin,    application/octet-stream"
  })
  void aCopyIsKeptForGoodAndAPlainFileAskedForEachTime(String path, String type) {
    String copy = copy(path);
    assertThat(copy).matches(path.replace(".", "-[0-9a-f]{16}."));
    HttpResponse<byte[]> kept = get(copy);
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(header(kept, "content-type")).isEqualToIgnoringWhitespace(type);
    assertThat(header(kept, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(kept, "x-content-type-options")).isEqualTo("nosniff");
    HttpResponse<byte[]> plain = get(path);
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(header(plain, "content-type")).isEqualToIgnoringWhitespace(type);
    assertThat(header(plain, "cache-control")).isEqualTo("public, no-cache");
  }

  @Test
  void aNameIsDecodedOnce() {
    for (String path : new String[] {"/assets/a%20b.txt", copy("/assets/a%20b.txt")}) {
      assertThat(text(get(path))).startsWith("a file whose name");
    }
    assertThat(get("/assets/a%2520b.txt").statusCode()).isEqualTo(404);
  }

  @Test
  void aCopyUsesCopies() {
    assertThat(text(get(copy("/assets/one.mjs"))))
        .startsWith("import { two } from \"./two-")
        .contains(copy("/assets/two.mjs").replace("/assets", "."), "ü");
    assertThat(text(get("/assets/one.mjs"))).startsWith("import { two } from \"./two.mjs\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'gzip, deflate, br', br",
    "gzip, gzip",
    "'br;q=0.1, gzip', gzip",
    "identity, none",
    "br;q=0, none"
  })
  void aCopyIsSentInTheEncodingThatTheClientLikesBest(String accepted, String encoding)
      throws IOException {
    String copy = copy("/assets/one.mjs");
    HttpResponse<byte[]> answer = get(copy, Map.of("accept-encoding", accepted));
    assertThat(header(answer, "content-encoding")).isEqualTo(encoding);
    assertThat(header(answer, "vary")).isEqualTo("Accept-Encoding");
    assertThat(header(answer, "content-type")).startsWith("text/javascript");
    assertThat(header(answer, "content-length")).isEqualTo("" + answer.body().length);
    assertThat(decoded(encoding, answer.body())).isEqualTo(get(copy).body());
  }

  private static byte[] decoded(String encoding, byte[] body) throws IOException {
    return switch (encoding) {
      case "br" -> Decoder.decompress(body).getDecompressedData();
      case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
      default -> body;
    };
  }

  @Test
  void eachEncodingHasATagOfItsOwn() {
    String copy = copy("/assets/one.mjs");
    String plain = header(get(copy), "etag");
    String brotli = header(get(copy, Map.of("accept-encoding", "br")), "etag");
    assertThat(header(get(copy, Map.of("accept-encoding", "gzip")), "etag"))
        .isNotEqualTo(brotli)
        .isNotEqualTo(plain);
    assertThat(brotli).matches("\"[^\"]+-br\"").isNotEqualTo(plain);
    assertThat(
            get(copy, Map.of("accept-encoding", "br", "if-none-match", brotli)).statusCode())
        .isEqualTo(304);
    assertThat(
            get(copy, Map.of("accept-encoding", "br", "if-none-match", plain)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "plain"})
  void whatTheClientHasIsNotSentAgain(String which) {
    String path = which.equals("copy") ? copy("/assets/site.css") : "/assets/site.css";
    HttpResponse<byte[]> first = get(path);
    String tag = header(first, "etag");
    assertThat(tag).startsWith("\"");
    for (String tags : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
      HttpResponse<byte[]> again = get(path, Map.of("if-none-match", tags));
      assertThat(again.statusCode()).as(tags).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "etag")).isEqualTo(tag);
      assertThat(header(again, "cache-control")).isEqualTo(header(first, "cache-control"));
      assertThat(header(again, "content-type")).isEqualTo("none");
    }
    assertThat(get(path, Map.of("if-none-match", "\"x\"")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-3     | 206 | bytes 0-3/10  | 0123",
        "bytes=7-      | 206 | bytes 7-9/10  | 789",
        "bytes=-2      | 206 | bytes 8-9/10  | 89",
        "bytes=5-99    | 206 | bytes 5-9/10  | 56789",
        "bytes=10-     | 416 | bytes */10    | ''",
        "bytes=0-1,4-5 | 200 | none          | 0123456789",
        "bytes=x       | 200 | none          | 0123456789"
      })
  void aPartIsSentOnRequest(String range, int status, String contentRange, String body) {
    for (String path : new String[] {copy("/assets/digits.bin"), "/assets/digits.bin"}) {
      HttpResponse<byte[]> answer = get(path, Map.of("range", range));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(header(answer, "content-range")).isEqualTo(contentRange);
      assertThat(text(answer)).isEqualTo(body);
      assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
      assertThat(header(answer, "cache-control"))
          .matches(status == 416 ? "(?!.*(immutable|max-age)).*" : "public, .*");
    }
  }

  @Test
  void aPartIsOneOfTheFileAsItIsAndOnlyIfItIsTheSame() {
    String copy = copy("/assets/one.mjs");
    String tag = header(get(copy), "etag");
    HttpResponse<byte[]> part =
        get(copy, Map.of("range", "bytes=0-5", "accept-encoding", "br", "if-range", tag));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "content-encoding")).isEqualTo("none");
    assertThat(text(part)).isEqualTo("import");
    assertThat(get(copy, Map.of("range", "bytes=0-5", "if-range", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void headIsAnsweredWithoutTheFile() throws IOException {
    HttpResponse<byte[]> get = get("/assets/digits.bin");
    try (RawClient client = new RawClient(base)) {
      client.head("HEAD", "/assets/digits.bin", "Connection: close");
      assertThat(client.rest())
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("content-length: 10\r\n")
          .containsIgnoringCase("etag: " + header(get, "etag"))
          .endsWith("\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /assets/none.css",
    "GET,  /assets",
    "GET,  /assets/img",
    "GET,  /garuda",
    "POST, /assets/site.css",
    "GET,  /assets/site-0123456789abcdef.css"
  })
  void whatIsNoFileGoesOnToTheRoutes(String method, String path) {
    HttpResponse<String> answer = browser.ask(method, path);
    assertThat(answer.statusCode()).isIn(PAYARA ? List.of(301, 302, 404) : List.of(302, 404));
    assertThat(header(answer, "cache-control")).doesNotContain("immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../WEB-INF/web.xml",
        "/assets/%2e%2e/WEB-INF/web.xml",
        "/assets/%2e%2e%2fWEB-INF/web.xml",
        "/assets/..%2fWEB-INF%2fweb.xml",
        "/assets/%252e%252e/WEB-INF/web.xml",
        "/assets/..\\WEB-INF\\web.xml",
        "/assets/..%5cWEB-INF%5cweb.xml",
        "/assets/..;/WEB-INF/web.xml",
        "/assets/..;x=1/WEB-INF/web.xml",
        "/assets/%2e%2e;/WEB-INF/web.xml",
        "/assets/%c0%ae%c0%ae/WEB-INF/web.xml",
        "/assets//../WEB-INF/web.xml",
        "/assets/img/../../WEB-INF/web.xml",
        "/%61ssets/../WEB-INF/web.xml",
        "/assets/site.css%00",
        "/assets/../../../../../../etc/passwd",
        "/garuda/../META-INF/context.xml",
        "/garuda/../../MANIFEST.MF",
        "/WEB-INF/web.xml",
        "/WEB-INF/assets.tsv",
        "/META-INF/context.xml"
      })
  void noOtherFileIsServed(String path) throws IOException {
    try (RawClient client = new RawClient(base)) {
      client.head("GET", path, "Accept: text/html", "Connection: close");
      String answer = client.rest();
      Matcher status = Pattern.compile("HTTP/1.1 (\\d+).*").matcher(answer);
      assertThat(status.lookingAt()).isTrue();
      assertThat(status.group(1))
          .isIn(PAYARA ? List.of("301", "400", "404") : List.of("400", "404"));
      assertThat(answer)
          .doesNotContain("<web-app", "root:", "<Context", "\tsha384-", "Manifest-Version");
    }
  }
}
