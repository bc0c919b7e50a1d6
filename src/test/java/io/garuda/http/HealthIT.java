package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What probes are told by each server. */
@ExtendWith(ContractExtension.class)
class HealthIT {
  private final Browser browser;

  HealthIT(URI base) {
    this.browser = new Browser(base);
  }

  @Test
  void itLives() {
    HttpResponse<String> answer = browser.get("/health/live");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    assertThat(answer.headers().firstValue("content-type").orElse("none"))
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(browser.cookies()).isEmpty();
  }

  /** One of them looks up the server's database, so in the context of the application. */
  @Test
  void itIsReadyWhenAllChecksAreUp() throws Exception {
    HttpResponse<String> answer = browser.get("/health/ready");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode report = new ObjectMapper().readTree(answer.body());
    assertThat(report.path("status").textValue()).isEqualTo("UP");
    assertThat(report.path("checks"))
        .extracting(
            check -> check.path("name").textValue() + " " + check.path("status").textValue())
        .containsExactlyInAnyOrder("sockets UP", "database UP", "switched UP", "outbox UP");
    assertThat(report.path("checks").path(0).path("data").path("connections").isInt())
        .isTrue();
  }

  @Test
  void headHasNoBody() {
    HttpResponse<String> answer = browser.ask("HEAD", "/health/ready");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
  }
}
