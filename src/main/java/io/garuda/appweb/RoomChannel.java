package io.garuda.appweb;

import static io.garuda.appweb.UserSocket.NICK;

import io.garuda.app.Message;
import io.garuda.app.Message.Source;
import io.garuda.app.Rooms;
import io.garuda.channel.Channel;
import io.garuda.channel.HandleInResult;
import io.garuda.channel.JoinResult;
import io.garuda.channel.On;
import io.garuda.channel.Socket;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One window in one room. */
@Dependent
public class RoomChannel implements Channel {
  private final Rooms rooms;
  private final RoomPresence presence;

  @Inject
  RoomChannel(Rooms rooms, RoomPresence presence) {
    this.rooms = rooms;
    this.presence = presence;
  }

  @Override
  public JoinResult join(Payload params, Socket socket) {
    if (socket.find(NICK).isEmpty()) {
      return JoinResult.refused("nickname required");
    }
    if (rooms.find(roomId(socket)).isEmpty()) {
      return JoinResult.refused("no such room");
    }
    socket.afterJoin(() -> enter(socket));
    return JoinResult.joined();
  }

  record NewMessage(@Nullable String body) {}

  @On("new_msg")
  HandleInResult create(NewMessage message, Socket socket) {
    return rooms
        .post(roomId(socket), socket.get(NICK), message.body(), Source.ROOM)
        .match(posted -> said(posted, socket), RoomChannel::refused);
  }

  private void enter(Socket socket) {
    socket.push("room_state", Payload.json(RoomJson.state(rooms.fetch(roomId(socket)))));
    presence.track(socket, socket.get(NICK), Map.of("since", Instant.now().toString()));
    socket.push("presence_state", Payload.json(presence.list(socket)));
  }

  private static HandleInResult said(Message message, Socket socket) {
    socket.broadcast("new_msg", Payload.json(RoomJson.message(message)));
    return HandleInResult.reply(Payload.empty());
  }

  private static HandleInResult refused(Map<String, String> errors) {
    return HandleInResult.reply("error", Payload.json(RoomJson.errors(errors)));
  }

  private static String roomId(Socket socket) {
    return socket.topic().subtopic();
  }
}
