package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms and JSON that actions read by changesets. */
@ExtendWith(ContractExtension.class)
class ChangesetIT {
  private static final Map<String, String> HTML = Map.of("accept", "text/html");

  private final Browser browser;

  ChangesetIT(URI base) {
    this.browser = new Browser(base);
  }

  @Test
  void aFormThatFitsIsARecord() {
    Map<String, String> fields = Map.of("nick", " bob ", "age", "20", "plan", "paid-yearly");
    assertThat(browser.post("/actions/signup", fields, HTML).body())
        .contains("welcome bob, PAID_YEARLY");
  }

  @Test
  void aFormThatDoesNotFitIsShownAgainWithItsMessages() {
    HttpResponse<String> page =
        browser.post("/actions/signup", Map.of("nick", "<b>", "age", "old", "plan", "x"), HTML);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("value=\"&lt;b>\"", "value=\"old\"", ">is not a whole number<", ">is invalid<");
  }

  @Test
  void aMessageOfTheApplicationIsShownAtItsField() {
    Map<String, String> fields = Map.of("nick", "ada", "age", "36", "plan", "free");
    HttpResponse<String> page = browser.post("/actions/signup", fields, HTML);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("value=\"ada\"", ">has already been taken<");
  }

  @Test
  void aRecordIsShownInAForm() {
    assertThat(browser.get("/actions/signup", "text/html").body())
        .contains("value=\"ada\"", "value=\"36\"", "<i>math</i>", "<i>poetry</i>")
        .containsPattern("value=\"paid-yearly\"[^>]* selected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"day\":\"2026-02-28\",\"seats\":2} | 200 | {\"booked\":\"2026-02-28\"}",
        "{\"day\":\"2026-02-30\",\"seats\":0} | 422 |"
            + " {\"errors\":{\"day\":[\"is not a date\"],"
            + "\"seats\":[\"must be greater than or equal to 1\"]}}",
        "{\"seats\":1.5} | 422 |"
            + " {\"errors\":{\"day\":[\"must not be null\"],\"seats\":[\"is not a whole number\"]}}",
        "{\"day\":{\"a\":1}} | 422 | {\"errors\":{\"day\":[\"is invalid\"]}}"
      })
  void jsonThatDoesNotFitIsAnsweredWithItsErrors(String json, int status, String answer) {
    HttpResponse<String> response = browser.postJson("/actions/booking", json);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(answer);
  }
}
