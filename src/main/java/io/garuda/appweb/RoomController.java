package io.garuda.appweb;

import static io.garuda.appweb.UserSocket.NICK;

import io.garuda.app.Room;
import io.garuda.app.Rooms;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.session.Session;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** The list of rooms, a room, and a new room. */
@RequestScoped
public class RoomController {
  @Inject
  Rooms rooms;

  @Inject
  RoomPresence presence;

  @Inject
  Conn conn;

  @Inject
  Session session;

  public View index() {
    return RoomHtml.index(listed(), Form.of("open"));
  }

  public View show(@PathParam("id") String id) {
    Room room = rooms.fetch(id);
    return session
        .find(NICK)
        .map(nick -> RoomHtml.show(room, nick))
        .orElseGet(() -> RoomHtml.enter(room, Form.of("enter").value("room", room.id())));
  }

  public Object create(@FormParam("name") String name) {
    return rooms.open(name).match(this::opened, errors -> {
      conn.putStatus(422);
      return RoomHtml.index(listed(), Form.of("open", conn.bodyParams()).errorOf(errors));
    });
  }

  private List<ListedRoom> listed() {
    return rooms.list().stream()
        .map(room -> new ListedRoom(room, presence.here(room)))
        .toList();
  }

  private Redirect opened(Room room) {
    conn.flash().put("info", room.name() + " is open.");
    return Redirect.to(RoomPath.show(room.id()));
  }
}
