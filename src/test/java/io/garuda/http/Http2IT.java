package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.garuda.contract.ContractExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same answers in HTTP/2, where a server speaks it without TLS: Payara does. */
@ExtendWith(ContractExtension.class)
class Http2IT {
  private final URI base;
  private final HttpClient client = HttpClient.newHttpClient();

  Http2IT(URI base) {
    this.base = base;
  }

  @BeforeEach
  void upgrade() throws Exception {
    assumeTrue(
        client.send(get("/items"), HttpResponse.BodyHandlers.discarding()).version()
            == HttpClient.Version.HTTP_2,
        "the server speaks HTTP/1.1 only");
  }

  private HttpRequest get(String path) {
    return request(path).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return answer;
  }

  @Test
  void pagesErrorsAndBodiesAreAnswered() throws Exception {
    assertThat(send(get("/items")).body()).isEqualTo("index");
    assertThat(send(get("/nothing")).statusCode()).isEqualTo(404);
    assertThat(send(get("/boom")).statusCode()).isEqualTo(500);
    assertThat(send(get("/actions/stream")).body()).hasSize(41_000 + 4).endsWith("end\n");
    assertThat(send(request("/uploads/webhook")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\":" + "1".repeat(100) + "}"))
                .build())
            .statusCode())
        .isEqualTo(200);
  }

  @Test
  void manyRequestsShareAConnection() {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(client.sendAsync(get("/items"), HttpResponse.BodyHandlers.ofString()));
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("index"));
  }
}
