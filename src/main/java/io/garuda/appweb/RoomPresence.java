package io.garuda.appweb;

import io.garuda.app.Room;
import io.garuda.presence.Presence;
import jakarta.enterprise.context.ApplicationScoped;

/** Who is in which room: nicknames, each with a meta for each of the person's windows. */
@ApplicationScoped
public class RoomPresence extends Presence {
  int here(Room room) {
    return count("room:" + room.id());
  }
}
