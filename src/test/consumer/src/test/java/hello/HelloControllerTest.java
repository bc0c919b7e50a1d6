package hello;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.garuda.testkit.ConnCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(HelloEndpoint.class);

  @Test
  void aVisitorIsGreeted() {
    assertTrue(conns.get("/hello/ada").htmlResponse(200).contains("<a href=\"/hello/ada\">Hello</a>, ada!"));
  }
}
