package io.garuda.appweb;

import io.garuda.app.Room;
import io.garuda.view.Form;
import io.garuda.view.View;
import java.util.List;
import java.util.Map;

/** Views of rooms: typed data in, a view out. */
final class RoomHtml {
  private RoomHtml() {}

  static View index(List<ListedRoom> rooms, Form form) {
    return View.of("room/index")
        .assign("title", "Rooms")
        .assign("page", "rooms")
        .assign("rooms", rooms)
        .assign("form", form);
  }

  static View enter(Room room, Form form) {
    return View.of("room/enter")
        .assign("title", room.name())
        .assign("room", room)
        .assign("form", form);
  }

  static View show(Room room, String nick) {
    return show(room, nick, Map.of());
  }

  static View show(Room room, String nick, Map<String, String> errors) {
    return View.of("room/show")
        .assign("title", room.name())
        .assign("page", "chat")
        .assign("script", "room.mjs")
        .assign("room", room)
        .assign("nick", nick)
        .assign(
            "form", Form.of("more").value("nick", nick).value("room", room.id()).errorOf(errors));
  }
}
