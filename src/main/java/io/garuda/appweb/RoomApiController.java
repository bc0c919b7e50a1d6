package io.garuda.appweb;

import io.garuda.app.Message;
import io.garuda.app.Message.Source;
import io.garuda.app.Rooms;
import io.garuda.conn.Conn;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Rooms for programs: reads the last messages, posts new ones. */
@RequestScoped
public class RoomApiController {
  @Inject
  Rooms rooms;

  @Inject
  Conn conn;

  @Inject
  AppEndpoint endpoint;

  record MessageParams(@Nullable String nick, @Nullable String body) {
    MessageParams {
      nick = nick == null ? "somebody" : nick;
    }
  }

  public RoomJson.StateJson index(@PathParam("id") String id) {
    return RoomJson.state(rooms.fetch(id));
  }

  public Object create(@PathParam("id") String id, MessageParams params) {
    return rooms
        .post(id, params.nick(), params.body(), Source.API)
        .match(message -> posted(id, message), errors -> {
          conn.putStatus(422);
          return RoomJson.errors(errors);
        });
  }

  private RoomJson.MessageJson posted(String id, Message message) {
    RoomJson.MessageJson json = RoomJson.message(message);
    endpoint.broadcast("room:" + id, "new_msg", Payload.json(json));
    conn.putStatus(201);
    return json;
  }
}
