package io.garuda.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The manager application that Tomcat brings. */
final class TomcatManager {
  private static final String CONTEXT_XML = """
      <Context docBase="%s" privileged="true">
        <Realm className="org.apache.catalina.realm.MemoryRealm" pathname="%s"/>
      </Context>
      """;
  private static final String USERS_XML = """
      <tomcat-users>
        <user username="manager" password="secret" roles="manager-script"/>
      </tomcat-users>
      """;
  private static final String CREDENTIALS =
      "Basic " + Base64.getEncoder().encodeToString("manager:secret".getBytes(UTF_8));

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  TomcatManager(URI address) {
    this.address = address;
  }

  /** Will deploy it in a base that is not started yet. */
  static void install(Path home, Path base) throws IOException {
    Path users = Files.writeString(base.resolve("conf/users.xml"), USERS_XML);
    Path contexts = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
    Files.writeString(
        contexts.resolve("manager.xml"),
        CONTEXT_XML.formatted(home.resolve("webapps/manager").toAbsolutePath(), users));
  }

  void redeploy(String path, Path war) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(
            address.resolve("/manager/text/deploy?update=true&path=" + path))
        .header("Authorization", CREDENTIALS)
        .timeout(Duration.ofMinutes(2))
        .PUT(HttpRequest.BodyPublishers.ofFile(war))
        .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (!response.body().startsWith("OK")) {
        throw new IllegalStateException(
            "expected the manager to deploy " + path + ", got: " + response.body());
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
