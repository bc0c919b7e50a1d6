package io.garuda.appweb;

import io.garuda.app.Message;
import io.garuda.app.Room;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How rooms look as JSON, the same by REST and in channels. */
final class RoomJson {
  record MessageJson(long id, String nick, String body, String at, String source) {}

  record StateJson(List<MessageJson> messages) {}

  record ErrorsJson(Map<String, String> errors) {}

  private RoomJson() {}

  static MessageJson message(Message message) {
    return new MessageJson(
        message.id(),
        message.nick(),
        message.body(),
        message.at().toString(),
        message.source().name().toLowerCase(Locale.ROOT));
  }

  static StateJson state(Room room) {
    return new StateJson(room.messages().stream().map(RoomJson::message).toList());
  }

  static ErrorsJson errors(Map<String, String> errors) {
    return new ErrorsJson(errors);
  }
}
