package io.garuda.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A user who is on a topic, and knows who else is by what the server says. */
final class PresentUser implements WebSocket.Listener {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final String topic;
  private final StringBuilder frame = new StringBuilder();
  private final Map<String, Set<String>> refs = new TreeMap<>();
  private final List<JsonNode> early = new ArrayList<>();
  private boolean hasState;
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile @Nullable WebSocket socket;

  private PresentUser(String name, String topic) {
    this.name = name;
    this.topic = topic;
  }

  /** Will connect to a node, and join. */
  static CompletableFuture<PresentUser> join(URI node, String topic, String name) {
    PresentUser user = new PresentUser(name, topic);
    return HTTP.newWebSocketBuilder()
        .buildAsync(
            URI.create(node.toString().replace("http", "ws") + "/socket/websocket?vsn=2.0.0"), user)
        .thenCompose(opened -> {
          user.socket = opened;
          return opened.sendText(
              "[\"1\",\"1\",\"" + topic + "\",\"phx_join\",{\"user_id\":\"" + name + "\"}]", true);
        })
        .thenApply(sent -> user);
  }

  String name() {
    return name;
  }

  /** Will keep the connection from being idle for too long. */
  void heartbeat() {
    WebSocket open = socket;
    if (open != null && !closed.isDone()) {
      CompletableFuture<WebSocket> unused =
          open.sendText("[null,\"h\",\"phoenix\",\"heartbeat\",{}]", true);
    }
  }

  void leave() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  /** Will return who is there, as this client knows it. */
  synchronized Set<String> knows() {
    return new TreeSet<>(refs.keySet());
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket from, CharSequence part, boolean last) {
    frame.append(part);
    if (last) {
      take(frame.toString());
      frame.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      JsonNode payload = message.get(4);
      switch (message.get(3).asText()) {
        case "presence_state" -> {
          refs.clear();
          add(payload);
          early.forEach(this::change);
          early.clear();
          hasState = true;
        }
        case "presence_diff" -> {
          if (hasState) {
            change(payload);
          } else {
            early.add(payload); // as the stock class does
          }
        }
        default -> {}
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(JsonNode diff) {
    add(diff.get("joins"));
    remove(diff.get("leaves"));
  }

  private void add(JsonNode presences) {
    presences
        .properties()
        .forEach(entry -> entry.getValue().get("metas").forEach(meta -> refs.computeIfAbsent(
                entry.getKey(), key -> new TreeSet<>())
            .add(meta.get("phx_ref").asText())));
  }

  private void remove(JsonNode presences) {
    presences.properties().forEach(entry -> entry
        .getValue()
        .get("metas")
        .forEach(meta -> refs.computeIfPresent(entry.getKey(), (key, known) -> {
          known.remove(meta.get("phx_ref").asText());
          return known.isEmpty() ? null : known;
        })));
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
  }

  @Override
  public String toString() {
    return name + " on " + topic;
  }
}
