package io.garuda.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.error.RenderErrors.Answer;
import io.garuda.router.NoRouteException;
import io.garuda.telemetry.Telemetry;
import io.garuda.view.View;
import io.garuda.view.Views;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;

class RenderErrorsTest {
  private final FakeExchange exchange = new FakeExchange("GET", "/app/<x>").contextPath("/app");

  @Test
  void aClientGetsTheFormatThatItAccepts() {
    Answer html = answer(ErrorRendering.plain(), exchange, new IllegalStateException("secret"));
    assertThat(html.status()).isEqualTo(500);
    assertThat(html.contentType()).isEqualTo("text/html;charset=utf-8");
    assertThat(text(html)).isEqualTo("Internal Server Error");

    Answer json = answer(
        ErrorRendering.plain(),
        exchange.header("accept", "application/json"),
        new NoRouteException("GET", "/x"));
    assertThat(json.contentType()).isEqualTo("application/json");
    assertThat(text(json)).isEqualTo("{\"errors\":{\"detail\":\"Not Found\"}}");

    Answer first =
        answer(ErrorRendering.plain(), exchange.header("accept", "image/png"), new Exception());
    assertThat(first.contentType()).startsWith("text/html");
  }

  @Test
  void theFormatOfThePipelineWinsOverTheHeader() {
    Conn conn = exchange.conn();
    conn.putFormat("json");
    assertThat(render(ErrorRendering.plain()).answer(conn, 404).contentType())
        .isEqualTo("application/json");
    conn.putFormat("csv");
    assertThat(render(ErrorRendering.plain()).answer(conn, 404).contentType())
        .startsWith("text/html");
  }

  @Test
  void aViewIsToldStatusPhraseAndPathAndEscapesThem() {
    ErrorRendering own = ErrorRendering.html(
        page -> View.text(page.status() + " " + page.reasonPhrase() + " " + page.path()));
    assertThat(text(answer(own, exchange, new NoRouteException("GET", "/"))))
        .isEqualTo("404 Not Found /&lt;x&gt;");
    assertThat(text(render(own).answer(exchange.conn(), 599))).startsWith("599 Server Error");
    assertThat(text(render(own).answer(exchange.conn(), 499))).startsWith("499 Client Error");
  }

  @Test
  void whatAServletWrappedAndWhatJaxRsThrewKeepTheirStatus() {
    Throwable wrapped = new ServletException(new NoRouteException("GET", "/"));
    assertThat(answer(ErrorRendering.plain(), exchange, wrapped).status()).isEqualTo(404);
    assertThat(answer(ErrorRendering.plain(), exchange, new WebApplicationException(409))
            .status())
        .isEqualTo(409);
  }

  @Test
  void aViewThatFailsIsReplacedByThePhrase() {
    ErrorRendering broken =
        ErrorRendering.html(page -> View.of("no/engine")).json(page -> new Object());
    for (String accepted : new String[] {"text/html", "application/json"}) {
      Answer answer =
          answer(broken, exchange.header("accept", accepted), new NoRouteException("GET", "/"));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.contentType()).isEqualTo("text/plain;charset=utf-8");
      assertThat(text(answer)).isEqualTo("Not Found");
    }
  }

  private static Answer answer(ErrorRendering rendering, FakeExchange exchange, Throwable thrown) {
    return render(rendering).answer(exchange.conn(), thrown);
  }

  private static RenderErrors render(ErrorRendering rendering) {
    return new RenderErrors(
        new Telemetry(), rendering, Views.withoutTemplates(), new ObjectMapper(), null);
  }

  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }
}
