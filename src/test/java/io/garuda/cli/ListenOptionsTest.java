package io.garuda.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.launcher.Options;
import io.garuda.launcher.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ListenOptionsTest {
  @Test
  void thePortIs8080AndTheContextTheRootUnlessToldOtherwise() {
    assertThat(parse()).isEqualTo(new Options("", 8080, ""));
  }

  @Test
  void optionsTakeTheirValueAfterASpaceOrAnEqualsSign() {
    Options expected = new Options("127.0.0.1", 4000, "/chat");
    assertThat(parse("--port", "4000", "--host", "127.0.0.1", "--context", "/chat"))
        .isEqualTo(expected);
    assertThat(parse("--port=4000", "--host=127.0.0.1", "--context=/chat/")).isEqualTo(expected);
  }

  @Test
  void theOptionWinsOverTheEnvironment() {
    Map<String, String> environment = Map.of("PORT", "5000");
    assertThat(parse(environment).port()).isEqualTo(5000);
    assertThat(parse(environment, "--port", "6000").port()).isEqualTo(6000);
  }

  @ParameterizedTest
  @CsvSource({
    "--port x, 'expected a number in --port, got: x'",
    "--port 65536, 'expected a port from 0 to 65535, got: 65536'",
    "--context chat, 'expected a context path such as /chat, got: chat'",
  })
  void aWrongOptionIsToldInOneLine(String line, String message) {
    assertThatThrownBy(() -> parse(line.split(" ", -1)))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void aWrongPortInTheEnvironmentIsToldByItsName() {
    assertThatThrownBy(() -> parse(Map.of("PORT", "http")))
        .isInstanceOf(UsageException.class)
        .hasMessage("expected a number in PORT, got: http");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', http://localhost:9/",
    "0.0.0.0, /chat, http://localhost:9/chat/",
    "::1, '', http://[::1]:9/",
    "example.com, '', http://example.com:9/",
  })
  void theUrlIsOneThatABrowserCanOpen(String host, String context, String url) {
    assertThat(new Options(host, 0, context).url(9)).isEqualTo(url);
  }

  private static Options parse(String... arguments) {
    return parse(Map.of(), arguments);
  }

  private static Options parse(Map<String, String> environment, String... arguments) {
    ListenOptions options = new ListenOptions();
    new CommandLine(
            CommandSpec.create().addMixin("listen", CommandSpec.forAnnotatedObject(options)))
        .parseArgs(arguments);
    return options.options(environment);
  }
}
