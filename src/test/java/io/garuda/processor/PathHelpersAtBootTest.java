package io.garuda.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.router.RouteFormatter;
import io.garuda.router.Router;
import io.garuda.router.Routes;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of a router, and helpers that were made of another one. */
class PathHelpersAtBootTest {
  private static final String SHOW = "r.get(\"/rooms/{id}\", RoomController.class, \"show\");";

  @TempDir
  Path classes;

  private Application application;

  @BeforeEach
  void compile() {
    application = new Application(classes)
        .with("RoomController", "public class RoomController {}")
        .with("OtherController", "public class OtherController {}")
        .routes(SHOW)
        .compile();
  }

  private Routes boot(String router) throws Exception {
    try (URLClassLoader loader = application.loader()) {
      return Routes.of(
          (Router) loader.loadClass("app." + router).getConstructor().newInstance());
    }
  }

  @Test
  void helpersOfTheTableAreListedWithIt() throws Exception {
    assertThat(RouteFormatter.format(boot("AppRouter")))
        .isEqualTo("GET  /rooms/{id}  RoomController  show  []  RoomPath.show");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r.get(\"/room/{id}\", RoomController.class, \"show\");",
        "r.get(\"/rooms/{name}\", RoomController.class, \"show\");",
        "r.post(\"/rooms/{id}\", RoomController.class, \"show\");",
        "r.get(\"/rooms/{id}\", RoomController.class, \"index\");",
        "r.get(\"/rooms/{id}\", OtherController.class, \"show\");",
        "r.mount(AppRouter.Mounted.class);} @jakarta.ws.rs.Path(\"rooms\") public static class Mounted {"
            + " @jakarta.ws.rs.GET public String show() { return \"\"; }"
      })
  void aHelperWithoutItsRowStopsTheBoot(String other) {
    application.routes(other).compileWithoutProcessor();
    assertThatThrownBy(() -> boot("AppRouter"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a row for the path helper RoomPath.show: GET /rooms/{id}"
            + " RoomController show, got none; build anew");
  }

  @Test
  void aRouterThatExtendsAnotherMustHaveItsRows() {
    application
        .with(
            "Sub",
            "public class Sub extends AppRouter {",
            "  public void routes(io.garuda.router.RouteTable r) {}",
            "}")
        .compileWithoutProcessor();
    assertThatThrownBy(() -> boot("Sub")).hasMessageContaining("RoomPath.show");
  }
}
