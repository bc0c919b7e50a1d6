package io.garuda.appweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.app.Message;
import io.garuda.app.Rooms;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomApiControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(AppEndpoint.class);

  @Test
  void aMessageIsPosted() {
    var json = conns
        .json(Map.of("nick", "ada", "body", "hello"))
        .post("/api/rooms/lobby/messages")
        .jsonResponse(201);
    assertThat(json.get("source").asText()).isEqualTo("api");
    assertThat(conns.bean(Rooms.class).fetch("lobby").lastMessage().map(Message::body))
        .hasValue("hello");
  }

  @Test
  void aMessageWithoutTextIsRefused() {
    var json = conns.json(Map.of("body", " ")).post("/api/rooms/lobby/messages").jsonResponse(422);
    assertThat(json.at("/errors/body").asText()).isEqualTo("A message needs some text.");
  }

  @Test
  void aRoomThatIsNotThereIsNotFound() {
    conns.get("/api/rooms/nowhere/messages").jsonResponse(404);
  }

  @Test
  void aPageOpensARoomAndGoesThere() {
    TestConn conn = conns.form(Map.of("name", "Tea")).post("/rooms");
    assertThat(conn.get(conn.redirectedTo()).htmlResponse(200)).contains("Tea");
  }
}
