package io.garuda.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.contract.ContractServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's answers in HTTP/2, as browsers ask for them from the embedded server by HTTPS. */
@Timeout(120)
class Http2OverTlsIT {
  private static ContractServer server;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Tls tls = SelfSigned.write(folder, List.of("127.0.0.1"));
    server = ContractServer.start(0, tls);
    client = HttpClient.newBuilder().sslContext(Trust.in(tls)).build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(
        request(path)
            .header("content-type", "application/json")
            .header("accept", "*/*")
            .method(method, body)
            .build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return answer;
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.base() + path)).timeout(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @CsvSource({
    "/items, 200",
    "/nothing, 404",
    "/boom, 500",
    "/actions/later, 200",
    "/actions/suspended?how=error, 418"
  })
  void pagesAndErrorsAreAnswered(String path, int status) throws Exception {
    assertThat(send("GET", path, BodyPublishers.noBody()).statusCode()).isEqualTo(status);
  }

  /** Tomcat itself forgets those that are answered by another thread. */
  @ParameterizedTest
  @ValueSource(strings = {"/items", "/actions/later", "/actions/suspended?how=ok", "/health/ready"})
  void aHeadIsAnsweredWithoutABody(String path) throws Exception {
    HttpResponse<String> answer = send("HEAD", path, BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actions/stream?cut=true", "/actions/stream-later", "/servlet/late"})
  void anAnswerThatFailsOnItsWayIsCutAndNotTakenForAWholeOne(String path) throws Exception {
    assertThatThrownBy(() -> send("GET", path, BodyPublishers.noBody()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("RST_STREAM");
    assertThat(send("GET", "/items", BodyPublishers.noBody()).body()).isEqualTo("index");
  }

  @Test
  void bodiesAreRead() throws Exception {
    String json = "{\"a\":\"" + "x".repeat(500_000) + "\"}";
    assertThat(send("POST", "/api/echo", BodyPublishers.ofString(json)).statusCode())
        .isEqualTo(200);
    assertThat(send("GET", "/actions/stream", BodyPublishers.noBody()).body())
        .hasSize(41_000 + 4)
        .endsWith("end\n");
  }

  @Test
  void manyRequestsShareAConnection() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(
          client.sendAsync(request("/items").build(), HttpResponse.BodyHandlers.ofString()));
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("index"));
  }
}
