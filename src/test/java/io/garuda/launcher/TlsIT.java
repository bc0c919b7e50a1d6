package io.garuda.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded server with a certificate that it made itself, which is all that clients trust. */
@Timeout(120)
class TlsIT {
  private static final Path WAR = Path.of(System.getProperty("garuda.war"));

  private static RunningServer server;
  private static URI base;
  private static SSLContext trusting;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Tls tls = SelfSigned.write(folder, List.of("localhost"));
    server = Launcher.start(WAR, List.of(), Options.onFreePort().with(tls));
    base = URI.create("https://localhost:" + server.port());
    trusting = Trust.in(tls);
    client = HttpClient.newBuilder().sslContext(trusting).build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aPageComesOverHttp2WithASecureCookie() throws Exception {
    HttpResponse<String> page = get(client, "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(page.headers().firstValue("set-cookie").orElse("none")).contains("; Secure");
  }

  @Test
  void aClientWithoutHttp2IsAnsweredInHttp1() throws Exception {
    HttpClient old = HttpClient.newBuilder()
        .sslContext(trusting)
        .version(HttpClient.Version.HTTP_1_1)
        .build();
    HttpResponse<String> page = get(old, "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void bothVersionsOfTlsAreSpoken(String protocol) throws Exception {
    assertThat(get(speaking(protocol), "/health/live").sslSession())
        .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo(protocol));
  }

  private static HttpClient speaking(String protocol) {
    SSLParameters parameters = trusting.getDefaultSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return HttpClient.newBuilder()
        .sslContext(trusting)
        .sslParameters(parameters)
        .build();
  }

  @Test
  void aClientThatDoesNotTrustTheCertificateIsNotServed() {
    assertThatThrownBy(() -> get(HttpClient.newHttpClient(), "/"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aLongPollIsAnsweredOverHttp2() throws Exception {
    HttpResponse<String> opened = get(client, "/socket/longpoll?vsn=2.0.0");
    assertThat(opened.version()).isEqualTo(HttpClient.Version.HTTP_2);
    Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(opened.body());
    assertThat(token.find()).as(opened.body()).isTrue();
    URI poll = base.resolve("/socket/longpoll?vsn=2.0.0&token=" + token.group(1));
    CompletableFuture<HttpResponse<String>> waits = client.sendAsync(
        HttpRequest.newBuilder(poll).build(), HttpResponse.BodyHandlers.ofString());
    HttpRequest push = HttpRequest.newBuilder(poll)
        .header("content-type", "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofString("[null,\"1\",\"phoenix\",\"heartbeat\",{}]"))
        .build();
    assertThat(client.send(push, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"status\":200");
    assertThat(waits.get(10, TimeUnit.SECONDS).body()).contains("phx_reply");
  }

  @Test
  void aSocketIsHeardOverTls() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    WebSocket socket = client
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("wss://localhost:" + server.port() + "/socket/websocket?vsn=2.0.0"),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public @Nullable CompletionStage<?> onText(
                  WebSocket from, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                  heard.add(text.toString());
                  text.setLength(0);
                }
                from.request(1);
                return null;
              }
            })
        .get(10, TimeUnit.SECONDS);
    for (int i = 0; i < 100; i++) {
      socket.sendText("[null,\"" + i + "\",\"phoenix\",\"heartbeat\",{}]", true).join();
      assertThat(heard.poll(10, TimeUnit.SECONDS))
          .isEqualTo("[null,\"" + i + "\",\"phoenix\",\"phx_reply\","
              + "{\"status\":\"ok\",\"response\":{}}]");
    }
    socket.abort();
  }
}
