package io.garuda.testkit;

import io.garuda.endpoint.Endpoint;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.annotation.Annotation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Asks an endpoint for a test of JUnit 5 ({@code Phoenix.ConnTest}).
 *
 * <pre>{@code
 * @RegisterExtension
 * final ConnCase conns = ConnCase.of(AppEndpoint.class);
 *
 * @Test
 * void aPageGreets() {
 *   assertThat(conns.get("/").htmlResponse(200)).contains("Welcome");
 * }
 *
 * @Test
 * void aLoginLasts() {
 *   TestConn conn = conns.form(Map.of("name", "ada")).post("/login");
 *   assertThat(conn.redirectedTo()).isEqualTo("/");
 *   assertThat(conn.get("/").htmlResponse(200)).contains("ada");
 * }
 * }</pre>
 *
 * <p>Each request of this object is a new browser's; a {@link TestConn} goes on with its own. The
 * application starts with the first request of the run, and serves all tests until another endpoint is
 * asked: what one test leaves in its beans, the next one finds. A request waits up to 5 s.
 *
 * <p>The application is what the endpoint was compiled with, and {@code src/main/webapp}; of an endpoint
 * among the tests it is the endpoint's package and those below.
 */
public final class ConnCase implements ConnVerbs, BeforeAllCallback, BeforeEachCallback {
  private final Class<? extends Endpoint> endpoint;
  private Duration deadline = Duration.ofSeconds(5);
  private @Nullable ConnServers servers;
  private boolean amongTests;

  private ConnCase(Class<? extends Endpoint> endpoint) {
    this.endpoint = endpoint;
  }

  /** Will ask the application of this endpoint, a CDI bean. */
  public static ConnCase of(Class<? extends Endpoint> endpoint) {
    return new ConnCase(endpoint);
  }

  /** Will let each request wait so long for its answer; 5 s by default. */
  public ConnCase answerWithin(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("expected some time, got: " + time);
    }
    deadline = time;
    return this;
  }

  @Override
  public ConnBuilder request() {
    return new ConnBuilder(this);
  }

  /** Will return a CDI bean of the application, to prepare what it answers or look at what it did. */
  public <T> T bean(Class<T> type, Annotation... qualifiers) {
    server();
    return CDI.current().select(type, qualifiers).get();
  }

  ConnServer server() {
    if (servers == null) {
      throw new IllegalStateException("expected a test to run, got a call before it;"
          + " annotate the field with @RegisterExtension and call in tests or @BeforeEach");
    }
    return servers.running(endpoint, amongTests);
  }

  Duration deadline() {
    return deadline;
  }

  /** Called by JUnit. */
  @Override
  public void beforeAll(ExtensionContext context) {
    beforeEach(context);
  }

  /** Called by JUnit. */
  @Override
  public void beforeEach(ExtensionContext context) {
    servers = ConnServers.of(context);
    amongTests = ConnFolder.home(endpoint).equals(ConnFolder.home(context.getRequiredTestClass()));
  }
}
