package io.garuda.dev;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptedResponseTest {
  private static final String TAG =
      "<script type=\"module\" src=\"/chat/garuda/reload.mjs\"></script>";

  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ScriptedResponse response = new ScriptedResponse(fake(), PageScript.tag("/chat"));

  @Test
  void thePagesScriptStandsBeforeTheEndOfItsBody() throws IOException {
    write("text/html;charset=utf-8", "<p>é</p></BODY></html>");
    assertThat(sent()).isEqualTo("<p>é</p>" + TAG + "</BODY></html>");
  }

  @Test
  void aWritersPageGetsItToo() throws IOException {
    response.setContentType("text/html;charset=utf-8");
    response.getWriter().print("<p>é</p><</body></html>");
    response.getWriter().flush();
    assertThat(sent()).isEqualTo("<p>é</p><" + TAG + "</body></html>");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 8, 100})
  void itStandsThereOnceInHoweverManyPiecesThePageComes(int size) throws IOException {
    String page = "<body><p></bo</body></html></body>";
    response.setContentType("text/html");
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += size) {
      response.getOutputStream().write(bytes, from, Math.min(size, bytes.length - from));
    }
    assertThat(sent())
        .satisfiesAnyOf(
            before -> assertThat(before).isEqualTo(page.replaceFirst("(?=</body>)", TAG)),
            behind -> assertThat(behind).isEqualTo(page.replaceFirst("</body>", "</body>" + TAG)));
  }

  @Test
  void aPagesLengthIsLeftToTheServer() throws IOException {
    response.setContentLength(7);
    write("text/html", "</body>");
    assertThat(headers).doesNotContainKey("length");
  }

  @ParameterizedTest
  @CsvSource({"application/json,", "text/html,br", ","})
  void allElseIsLeftAsItIs(@Nullable String type, @Nullable String encoding) throws IOException {
    if (encoding != null) {
      response.setHeader("Content-Encoding", encoding);
    }
    response.setHeader("Content-Length", "7");
    write(type, "</body>");
    assertThat(sent()).isEqualTo("</body>");
    assertThat(headers).containsEntry("length", "7");
  }

  @Test
  void anAnswerWithoutABodyKeepsItsLength() {
    response.setContentType("image/png");
    response.setContentLengthLong(70);
    response.begin();
    assertThat(headers).containsEntry("length", "70");
  }

  private void write(@Nullable String type, String text) throws IOException {
    if (type != null) {
      response.setContentType(type);
    }
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String sent() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  private HttpServletResponse fake() {
    PrintWriter writer = new PrintWriter(sent, false, StandardCharsets.UTF_8);
    return (HttpServletResponse) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {HttpServletResponse.class},
        (proxy, called, arguments) -> switch (called.getName()) {
          case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
          case "getContentType" -> headers.get("Content-Type");
          case "setContentLengthLong" -> headers.put("length", arguments[0].toString());
          case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
          case "getHeader" -> headers.get((String) arguments[0]);
          case "getOutputStream" -> stream();
          case "getWriter" -> writer;
          default -> throw new UnsupportedOperationException(called.getName());
        });
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public void write(int unit) {
        sent.write(unit);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
