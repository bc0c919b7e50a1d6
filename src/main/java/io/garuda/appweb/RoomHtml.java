package io.garuda.appweb;

import io.garuda.app.Room;
import io.garuda.view.View;
import java.util.List;

/** Views of rooms: typed data in, a view out. */
final class RoomHtml {
  private RoomHtml() {}

  static View index(List<Room> rooms) {
    return index(rooms, "", "");
  }

  static View index(List<Room> rooms, String name, String error) {
    return View.of("room/index")
        .assign("title", "Rooms")
        .assign("page", "rooms")
        .assign("rooms", rooms)
        .assign("name", name)
        .assign("error", error);
  }

  static View enter(Room room, String nick, String error) {
    return View.of("room/enter")
        .assign("title", room.name())
        .assign("room", room)
        .assign("nick", nick)
        .assign("error", error);
  }

  static View show(Room room, String nick) {
    return View.of("room/show")
        .assign("title", room.name())
        .assign("page", "chat")
        .assign("script", "room.mjs")
        .assign("room", room)
        .assign("nick", nick);
  }
}
