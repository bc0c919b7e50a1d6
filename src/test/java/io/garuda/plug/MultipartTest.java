package io.garuda.plug;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.conn.PayloadTooLargeException;
import io.garuda.conn.Upload;
import io.garuda.param.MalformedParamsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String TYPE = "multipart/form-data; boundary=\"b\"";

  private final Parsers parsers =
      new Parsers().limit(100).multipartLimit(20_000).maxParts(4);

  @Test
  void textsAreParamsAndFilesAreFiles() throws IOException {
    Conn conn = parse(text("title", "é")
        + text("tag", "1")
        + text("tag", "2")
        + file("photo", "a.png", "image/png", "bytes"));
    assertThat(conn.bodyParams().get("title")).contains("é");
    assertThat(conn.bodyParams().all("tag")).containsExactly("1", "2");
    assertThat(conn.bodyParams().names()).containsExactly("title", "tag");
    Upload photo = conn.upload("photo").orElseThrow();
    assertThat(photo.filename()).isEqualTo("a.png");
    assertThat(photo.contentType()).isEqualTo("image/png");
    assertThat(photo.size()).isEqualTo(5);
    assertThat(Files.readString(photo.path())).isEqualTo("bytes");
    conn.end();
  }

  @Test
  void filesGoWithTheRequest() {
    Conn conn = parse(file("a", "1", "x/y", "1") + file("a", "2", "x/y", "22"));
    List<Path> paths = conn.uploads("a").stream().map(Upload::path).toList();
    assertThat(conn.uploads("a")).extracting(Upload::filename).containsExactly("1", "2");
    assertThat(conn.upload("a").map(Upload::filename)).contains("2");
    assertThat(paths).hasSize(2).allMatch(Files::exists);
    conn.end();
    assertThat(paths).noneMatch(Files::exists);
  }

  @Test
  void whatHasNoNameOrNoFileIsLeftOut() {
    Conn conn = parse("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
        + file("a", "", "application/octet-stream", "")
        + "--b\r\ncontent-disposition: FORM-DATA;\r\n name=folded\r\n\r\nyes\r\n");
    assertThat(conn.bodyParams().names()).containsExactly("folded");
    assertThat(conn.uploads("a")).isEmpty();
    assertThat(conn.upload("b")).isEmpty();
  }

  @Test
  void anEmptyFormIsEmpty() {
    assertThat(parse("").bodyParams().names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "--b\r\n",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nno end",
        "--b\r\nContent-Disposition: form-data; name=a",
        "--bc\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a; filename=f\r\n\r\nno end",
      })
  void whatEndsTooEarlyIsRefusedAndLeavesNothing(String body) {
    Conn conn = new FakeExchange("POST", "/").body(TYPE, body + "x").conn();
    assertThatThrownBy(() -> parsers.call(conn)).isInstanceOf(MalformedParamsException.class);
    conn.end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "; boundary=", "; boundary=\"\"", "; charset=utf-8"})
  void aBoundaryIsNeeded(String parameters) {
    FakeExchange exchange =
        new FakeExchange("POST", "/").body("multipart/form-data" + parameters, "--b--");
    assertThatThrownBy(() -> parsers.call(exchange.conn()))
        .isInstanceOf(MalformedParamsException.class);
    FakeExchange longest = new FakeExchange("POST", "/")
        .body("multipart/form-data; boundary=" + "b".repeat(71), "--b--");
    assertThatThrownBy(() -> parsers.call(longest.conn()))
        .isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] body =
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\u00ff\r\n--b--".getBytes(ISO_8859_1);
    Conn conn = new FakeExchange("POST", "/").body(TYPE, body).conn();
    assertThatThrownBy(() -> parsers.call(conn)).isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void eachLimitIsALimit() {
    parse(text("a", "x".repeat(50)) + text("b", "y".repeat(50)));
    assertTooLarge(text("a", "x".repeat(50)) + text("b", "y".repeat(51)));
    parse(text("a", "1").repeat(4));
    assertTooLarge(text("a", "1").repeat(5));
    parse(file("a", "f", "x/y", "x".repeat(19_000))).end();
    assertTooLarge(file("a", "f", "x/y", "x".repeat(20_000)));
    assertTooLarge("--b\r\nX: " + "y".repeat(9_000) + "\r\n\r\n\r\n");
    assertTooLarge("z".repeat(20_001));
  }

  @Test
  void aFileAboveTheLimitGoesTooEvenIfItsLengthIsNotTold() {
    String body = file("a", "f", "x/y", "x".repeat(20_000)) + "--b--";
    Conn conn = new FakeExchange("POST", "/").body(TYPE, body).chunked().conn();
    assertThatThrownBy(() -> parsers.call(conn)).isInstanceOf(PayloadTooLargeException.class);
    conn.end();
  }

  @Test
  void aPartThatIsMultipartItselfIsText() {
    String inner = "--c\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--c--";
    Conn conn = parse("--b\r\nContent-Disposition: form-data; name=a\r\n"
        + "Content-Type: multipart/mixed; boundary=c\r\n\r\n" + inner + "\r\n");
    assertThat(conn.bodyParams().get("a")).contains(inner);
  }

  private void assertTooLarge(String parts) {
    assertThatThrownBy(() -> parse(parts)).isInstanceOf(PayloadTooLargeException.class);
  }

  private Conn parse(String parts) {
    Conn conn = new FakeExchange("POST", "/")
        .body(TYPE, (parts + "--b--\r\n").getBytes(UTF_8))
        .conn();
    parsers.call(conn);
    return conn;
  }

  private static String text(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String file(String name, String filename, String type, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename
        + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
  }
}
