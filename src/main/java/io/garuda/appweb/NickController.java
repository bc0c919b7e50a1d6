package io.garuda.appweb;

import static io.garuda.appweb.UserSocket.NICK;

import io.garuda.app.Nick;
import io.garuda.app.Rooms;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.session.Session;
import io.garuda.view.Form;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;

/** Keeps in the session what a person wants to be called. */
@RequestScoped
public class NickController {
  @Inject
  Rooms rooms;

  @Inject
  Conn conn;

  @Inject
  Session session;

  public Object create(@FormParam("nick") String nick, @FormParam("room") String room) {
    return Nick.check(nick)
        .match(
            valid -> {
              session.put(NICK, valid);
              conn.flash().put("info", "You are " + valid + " now.");
              return Redirect.to(RoomPath.show(rooms.fetch(room).id()));
            },
            errors -> {
              conn.putStatus(422);
              return RoomHtml.enter(
                  rooms.fetch(room), Form.of("enter", conn.bodyParams()).errorOf(errors));
            });
  }
}
