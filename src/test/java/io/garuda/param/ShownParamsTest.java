package io.garuda.param;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownParamsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}                                   | {}",
        "{\"a\":1,\"b\":[true,null,1.5]}     | {\"a\":1,\"b\":[true,null,1.5]}",
        "{\"password\":\"p\",\"x\":1}         | {\"password\":\"[FILTERED]\",\"x\":1}",
        "{\"user\":{\"Api_Token\":[1,{}]}}    | {\"user\":{\"Api_Token\":\"[FILTERED]\"}}",
        "[{\"secret\":{\"a\":{\"b\":1}}},2]   | [{\"secret\":\"[FILTERED]\"},2]",
        "\"text\"                             | \"text\"",
        "{\"a\":                              | [MALFORMED]",
        "{\"a\" 1}                            | [MALFORMED]",
      })
  void secretsInJsonAreHiddenAtEveryDepth(String json, String shown) {
    assertThat(ShownParams.json(new ParamFilter(), json)).hasToString(shown);
  }

  @Test
  void onlyNamedOnesAreShownIfSoWanted() {
    ParamFilter filter = ParamFilter.keep("room");
    assertThat(ShownParams.json(filter, "{\"room\":{\"id\":1},\"x\":[1]}"))
        .hasToString("{\"room\":{\"id\":1},\"x\":\"[FILTERED]\"}");
    assertThat(ShownParams.json(filter, "\"text\"")).hasToString("\"[FILTERED]\"");
  }

  @Test
  void longJsonIsCut() {
    String text = "x".repeat(50_000);
    assertThat(ShownParams.json(new ParamFilter(), "{\"a\":\"" + text + "\"}").toString())
        .hasSizeLessThan(10_100);
    assertThat(ShownParams.json(new ParamFilter(), "[" + "1,".repeat(50_000) + "1]")
            .toString())
        .hasSizeLessThan(10_100)
        .endsWith("...");
  }

  @Test
  void paramsAreShownOnOneLine() {
    Params params = Params.ofAll(Map.of("a", List.of("1\n", "\"2\"")));
    assertThat(ShownParams.of(new ParamFilter(), params))
        .hasToString("{\"a\": [\"1\\u000a\", \"\\\"2\\\"\"]}");
    assertThat(ShownParams.of(new ParamFilter(), () -> {
          throw new MalformedParamsException("planted", new IllegalStateException());
        }))
        .hasToString("[MALFORMED]");
  }

  @Test
  void bytesAreNotShown() {
    assertThat(ShownParams.binary(7)).hasToString("[BINARY, 7 bytes]");
    assertThat(ShownParams.none()).hasToString("{}");
  }
}
