package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever answers, what waits for the answer runs once, and errors look as the application wants. */
@ExtendWith(ContractExtension.class)
class AnswersIT {
  private final Browser browser;

  AnswersIT(URI base) {
    this.browser = new Browser(base);
  }

  @ParameterizedTest
  @CsvSource({
    "/items,                    200",
    "/actions/stream,           200",
    "/actions/later,            200",
    "/actions/suspended?how=ok, 200",
    "/actions/file,             200",
    "/actions/elsewhere,        303",
    "/actions/unchanged,        304",
    "/redirect?to=/items,       302",
    "/boom,                     500",
    "/teapot,                   418",
    "/nothing,                  404",
    "/annotated/3,              200",
    "/servlet/plain,            200",
    "/servlet/redirect,         302",
    "/servlet/410,              410",
    "/servlet/throws,           500",
    "/servlet/late,             200",
    "/actions/stream?cut=true,  200",
  })
  void whatWaitsForAnAnswerRunsOnceBeforeIt(String path, int status) {
    HttpResponse<InputStream> answer = browser.open(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("x-before-send")).containsExactly("1 of true");
  }

  @Test
  void anErrorThatAServletSendsIsRenderedAsOurs() {
    assertThat(browser.get("/servlet/410", "application/json").body())
        .isEqualTo("{\"errors\":{\"detail\":\"Gone\"}}");
    assertThat(browser.get("/servlet/410").body()).isEqualTo("410 Gone");
    assertThat(browser.get("/servlet/throws", "application/json").body())
        .isEqualTo("{\"errors\":{\"detail\":\"Internal Server Error\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actions/stream?cut=true", "/actions/stream-later", "/servlet/late"})
  void anAnswerThatFailsOnItsWayIsCutAndNotTakenForAWholeOne(String path) {
    assertThatThrownBy(() -> browser.get(path))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(browser.get("/items").body()).isEqualTo("index");
  }

  @Test
  void anAnswerThatIsStreamedIsWhole() {
    assertThat(browser.get("/actions/stream").body()).hasSize(41_000 + 4).endsWith("end\n");
  }
}
