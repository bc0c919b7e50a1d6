package io.garuda.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.wire.PhoenixClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Talks to the WAR under a context path, from outside. */
@ArquillianTest
class DeployedWarIT {
  @ArquillianResource
  private URI url = URI.create("");

  @Deployment(testable = false)
  static WebArchive war() throws IOException {
    return Deployed.contract("deployed");
  }

  @Test
  void aPageIsRendered() throws Exception {
    HttpResponse<String> page = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url).header("accept", "text/html").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("csrf-token", "Item 20");
  }

  @Test
  void aChannelIsJoined() {
    URI base = URI.create(url.toString().replaceAll("/$", ""));
    try (PhoenixClient client = PhoenixClient.connect(base)) {
      String joinRef = client.join("bench:arquillian");
      client.echo(joinRef, "bench:arquillian");
      client.leave(joinRef, "bench:arquillian");
    }
  }
}
