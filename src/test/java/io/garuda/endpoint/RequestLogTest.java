package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractEndpoint;
import io.garuda.telemetry.LogLines;
import io.garuda.testkit.ConnBuilder;
import io.garuda.testkit.ConnCase;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestLogTest {
  private static final String ID = "an-id-of-twenty-or-more";

  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  @RegisterExtension
  final LogLines log = new LogLines(
      RequestLog.class, entry -> entry.getMessage().replaceAll("in \\d+(ms|µs)", "in 1ms"));

  private ConnBuilder known() {
    return conns.header("x-request-id", ID);
  }

  @Test
  void probesOfHealthAreNotLogged() throws Exception {
    conns.get("/health/ready");
    conns.get("/no/such/path");
    log.await(" Sent ");
    assertThat(log.all()).noneMatch(line -> line.contains("health"));
  }

  @Test
  void aRequestHasThreeEntries() {
    known().get("/routing/order/7?q=a&q=b&token=t").response(200);
    assertThat(log.all())
        .containsExactly(
            "request_id=" + ID + " GET /routing/order/7",
            "request_id=" + ID + " Processing with RoutingController.number\n"
                + "  Parameters: {\"q\": [\"a\", \"b\"], \"token\": \"[FILTERED]\", \"id\": \"7\"}\n"
                + "  Pipelines: [routing]",
            "request_id=" + ID + " Sent 200 in 1ms");
  }

  @Test
  void aFieldThatIsSecretIsNotShown() {
    known()
        .accept("application/json")
        .json(Map.of("user", Map.of("password", "hunter2")))
        .post("/api/echo");
    assertThat(log.all())
        .anySatisfy(line -> assertThat(line).contains("{\"user[password]\": \"[FILTERED]\"}"));
    assertThat(log.all()).noneSatisfy(line -> assertThat(line).contains("hunter2"));
  }

  @Test
  void whatNoRouteAnswersHasTwo() {
    known().get("/nowhere").response(404);
    assertThat(log.all())
        .containsExactly(
            "request_id=" + ID + " GET /nowhere", "request_id=" + ID + " Sent 404 in 1ms");
  }

  @Test
  void filesAreNotTold() {
    known().get("/garuda/phoenix.mjs").response(200);
    known().get("/assets/none.css").response(404);
    assertThat(log.all())
        .containsExactly(
            "request_id=" + ID + " GET /assets/none.css", "request_id=" + ID + " Sent 404 in 1ms");
  }

  @Test
  void anErrorOfAnActionIsSentLikeAnyAnswer() {
    known().get("/boom").response(500);
    assertThat(log.all()).last().isEqualTo("request_id=" + ID + " Sent 500 in 1ms");
  }

  @Test
  void anAnswerThatComesLaterIsToldOfAtItsEnd() throws InterruptedException {
    known().get("/actions/later").response(200);
    log.await(" Sent ");
    assertThat(log.all()).hasSize(3).last().isEqualTo("request_id=" + ID + " Sent 200 in 1ms");
  }

  @Test
  void aClientForgesNoLine() {
    known()
        .get("/routing/order/x%0ASent%20200?%0D%0Aname=%22%2C%20%22admin%22%3A%20%22yes"
            + "&turned=%E2%80%AE&line=%E2%80%A8&esc=%1B%5B2J")
        .response(200);
    assertThat(log.all())
        .hasSize(3)
        .element(1)
        .asString()
        .isEqualTo("request_id=" + ID + " Processing with RoutingController.any\n"
            + "  Parameters: {\"\\u000d\\u000aname\": \"\\\", \\\"admin\\\": \\\"yes\", "
            + "\"turned\": \"\\u202e\", \"line\": \"\\u2028\", \"esc\": \"\\u001b[2J\", "
            + "\"id\": \"x\\u000aSent 200\"}\n  Pipelines: [routing]");
  }

  @Test
  void aLongValueIsCut() {
    known().get("/routing/order/x?q=" + "q".repeat(4000) + "&r=" + "r".repeat(3500));
    known().form(Map.of("v", "v".repeat(50_000))).post("/routing/every");
    assertThat(log.all()).allSatisfy(line -> assertThat(line).hasSizeLessThan(11_000));
  }

  @Test
  void aScopeMayBeSilent() {
    known().get("/routing/silent/7").response(200);
    assertThat(log.all()).isEmpty();
  }

  @Test
  void nothingIsToldAboveTheLevelOfTheRoute() {
    log.level(Level.INFO);
    known().get("/routing/order/7").response(200);
    assertThat(log.all()).isEmpty();
  }
}
