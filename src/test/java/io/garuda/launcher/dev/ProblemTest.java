package io.garuda.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final Fault FAULT = new Fault(
      "src/main/java/Hello.java:2",
      "incompatible types: List<String>",
      List.of(new Fault.Line(1, "class Hello {", false), new Fault.Line(2, "a < b;", true)));

  @Test
  void thePageShowsEachFaultWithItsLineMarkedAndEscaped() {
    assertThat(Problem.ofFaults(List.of(FAULT)).page("7"))
        .contains("<h2>src/main/java/Hello.java:2</h2>")
        .contains("incompatible types: List&lt;String&gt;")
        .contains("<li><b>1</b>class Hello {</li>")
        .contains("<li class=\"here\"><b>2</b>a &lt; b;</li>")
        .contains("fetch(\"/garuda/problem\")")
        .contains("!== \"7\"");
  }

  @Test
  void aFailedStartShowsItsTrace() {
    Problem problem = Problem.ofStart(new IllegalStateException("no <table>"));
    assertThat(problem.page("1"))
        .contains("The application does not start")
        .contains("java.lang.IllegalStateException: no &lt;table&gt;")
        .contains("at io.garuda.launcher.dev.ProblemTest");
    assertThat(problem.text())
        .startsWith(
            "The application does not start\n\njava.lang.IllegalStateException: no <table>");
  }

  @Test
  void aTerminalIsToldWhereEachFaultIs() {
    assertThat(Problem.ofFaults(List.of(FAULT, FAULT)).text())
        .isEqualTo("The project does not compile"
            + "\nsrc/main/java/Hello.java:2: incompatible types: List<String>"
            + "\nsrc/main/java/Hello.java:2: incompatible types: List<String>");
  }
}
