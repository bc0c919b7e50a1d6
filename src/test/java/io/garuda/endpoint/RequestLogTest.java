package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractEndpoint;
import io.garuda.testkit.ConnBuilder;
import io.garuda.testkit.ConnCase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestLogTest {
  private static final Logger LOGGER = Logger.getLogger(RequestLog.class.getName());
  private static final String ID = "an-id-of-twenty-or-more";

  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CountDownLatch sent = new CountDownLatch(1);
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getMessage().replaceAll("in \\d+(ms|µs)", "in 1ms"));
      if (entry.getMessage().contains(" Sent ")) {
        sent.countDown();
      }
    }

    @Override
    public void flush() {
      // nothing waits
    }

    @Override
    public void close() {
      // nothing is open
    }
  };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
    LOGGER.setLevel(Level.FINE);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
    LOGGER.setLevel(null);
  }

  private ConnBuilder known() {
    return conns.header("x-request-id", ID);
  }

  @Test
  void aRequestHasThreeEntries() {
    known().get("/routing/order/7?q=a&q=b&token=t").response(200);
    assertThat(lines)
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
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("{\"user[password]\": \"[FILTERED]\"}"));
    assertThat(lines).noneSatisfy(line -> assertThat(line).contains("hunter2"));
  }

  @Test
  void whatNoRouteAnswersHasTwo() {
    known().get("/nowhere").response(404);
    assertThat(lines)
        .containsExactly(
            "request_id=" + ID + " GET /nowhere", "request_id=" + ID + " Sent 404 in 1ms");
  }

  @Test
  void anErrorOfAnActionIsSentLikeAnyAnswer() {
    known().get("/boom").response(500);
    assertThat(lines).last().isEqualTo("request_id=" + ID + " Sent 500 in 1ms");
  }

  @Test
  void anAnswerThatComesLaterIsToldOfAtItsEnd() throws InterruptedException {
    known().get("/actions/later").response(200);
    assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(lines).hasSize(3).last().isEqualTo("request_id=" + ID + " Sent 200 in 1ms");
  }

  @Test
  void aClientForgesNoLine() {
    known()
        .get("/routing/order/x%0ASent%20200?%0D%0Aname=%22%2C%20%22admin%22%3A%20%22yes"
            + "&turned=%E2%80%AE&line=%E2%80%A8&esc=%1B%5B2J")
        .response(200);
    assertThat(lines)
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
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(11_000));
  }

  @Test
  void aScopeMayBeSilent() {
    known().get("/routing/silent/7").response(200);
    assertThat(lines).isEmpty();
  }

  @Test
  void nothingIsToldAboveTheLevelOfTheRoute() {
    LOGGER.setLevel(Level.INFO);
    known().get("/routing/order/7").response(200);
    assertThat(lines).isEmpty();
  }
}
