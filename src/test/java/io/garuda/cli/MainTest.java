package io.garuda.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @ParameterizedTest
  @CsvSource({
    "new, 'expected PATH, as `garuda new --help` tells, got: none'",
    "gen.controller Hello, 'expected ACTION, as `garuda gen.controller --help` tells, got: none'",
    "gen.bogus, 'expected a command or an option that `garuda --help` lists, got: gen.bogus'",
  })
  void misuseIsToldInOurWords(String arguments, String message) {
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments.split(" "));
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).startsWith(message);
  }
}
