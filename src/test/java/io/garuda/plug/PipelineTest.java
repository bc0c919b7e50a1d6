package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.FakeExchange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private final List<String> ran = new ArrayList<>();

  @Test
  void plugsRunInTheirOrderUntilOneHalts() {
    Pipeline.named("browser")
        .plug(conn -> ran.add("one"))
        .plug(conn -> {
          ran.add("two");
          conn.halt();
        })
        .plug(conn -> ran.add("three"))
        .call(new FakeExchange("GET", "/").conn());
    assertThat(ran).containsExactly("one", "two");
  }

  @Test
  void onePipelineMayBeTheBeginningOfOthers() {
    Pipeline base = Pipeline.named("base");
    base.plug(conn -> ran.add("more"));
    base.call(new FakeExchange("GET", "/").conn());
    assertThat(ran).isEmpty();
  }

  @Test
  void itsNameIsPrintedSoItNeedsOne() {
    assertThat(Pipeline.named("browser")).hasToString("browser");
    assertThatThrownBy(() -> Pipeline.named(" ")).hasMessageContaining("\"browser\"");
  }

  @Test
  void aRequestKeepsItsIdIfItHasAFitOne() {
    String fit = "a".repeat(20);
    assertThat(id(fit)).isEqualTo(fit);
    for (String unfit :
        new String[] {"short", "a".repeat(201), "a".repeat(20) + " b", "é".repeat(20)}) {
      assertThat(id(unfit)).isNotEqualTo(unfit).matches("[A-Za-z0-9_-]{20}");
    }
  }

  private static String id(String sent) {
    FakeExchange exchange = new FakeExchange("GET", "/").header("x-request-id", sent);
    new RequestId().call(exchange.conn());
    return String.valueOf(exchange.answered("x-request-id"));
  }
}
