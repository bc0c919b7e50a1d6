package io.garuda.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The protocol as one writes it by hand: a set of sessions for each topic, and a loop that sends. */
@ServerEndpoint("/socket/websocket")
public class FloorEndpoint {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Set<Session>> TOPICS = new ConcurrentHashMap<>();

  @OnMessage
  public void message(String text, Session session) throws IOException {
    JsonNode message = JSON.readTree(text);
    String topic = message.get(2).asText();
    String event = message.get(3).asText();
    switch (event) {
      case "phx_join" -> {
        TOPICS
            .computeIfAbsent(topic, name -> Collections.synchronizedSet(new HashSet<>()))
            .add(session);
        reply(session, message, Map.of());
      }
      case "heartbeat" -> reply(session, message, Map.of());
      case "echo" -> reply(session, message, message.get(4));
      default -> broadcast(topic, event, message.get(4));
    }
  }

  @OnClose
  public void close(Session session) {
    TOPICS.values().forEach(members -> members.remove(session));
  }

  private static void reply(Session session, JsonNode to, Object response) throws IOException {
    Map<String, Object> payload = Map.of("status", "ok", "response", response);
    send(session, json(to.get(0), to.get(1), to.get(2), "phx_reply", payload));
  }

  private static void broadcast(String topic, String event, JsonNode payload) throws IOException {
    String text = json(null, null, topic, event, payload);
    for (Session member : TOPICS.getOrDefault(topic, Set.of()).toArray(new Session[0])) {
      send(member, text);
    }
  }

  private static String json(@Nullable Object... fields) throws IOException {
    List<@Nullable Object> message = Arrays.asList(fields);
    return JSON.writeValueAsString(message);
  }

  private static void send(Session session, String text) throws IOException {
    synchronized (session) { // Tomcat throws if two send at once
      if (session.isOpen()) {
        session.getBasicRemote().sendText(text);
      }
    }
  }
}
