package io.garuda.appweb;

import static io.garuda.appweb.UserSocket.NICK;

import io.garuda.app.Picture;
import io.garuda.app.Pictures;
import io.garuda.app.Room;
import io.garuda.app.Rooms;
import io.garuda.conn.Conn;
import io.garuda.conn.Upload;
import io.garuda.controller.Download;
import io.garuda.controller.Redirect;
import io.garuda.session.Session;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes and shows pictures of people. */
@RequestScoped
public class AvatarController {
  @Inject
  Rooms rooms;

  @Inject
  Pictures pictures;

  @Inject
  Conn conn;

  @Inject
  Session session;

  public Object create(
      @FormParam("avatar") @Nullable Upload avatar, @FormParam("room") String roomId)
      throws IOException {
    Room room = rooms.fetch(roomId);
    Optional<String> nick = session.find(NICK);
    if (nick.isEmpty()) {
      return Redirect.to(RoomPath.show(room.id())); // which asks for one
    }
    byte[] bytes = avatar == null ? new byte[0] : Files.readAllBytes(avatar.path());
    return Picture.check(bytes).match(picture -> shown(room, nick.get(), picture), errors -> {
      conn.putStatus(422);
      return RoomHtml.show(room, nick.get(), errors);
    });
  }

  private Redirect shown(Room room, String nick, Picture picture) {
    pictures.put(nick, picture);
    conn.flash().put("info", "That is your new picture.");
    return Redirect.to(RoomPath.show(room.id()));
  }

  /** Nothing, without an error, for people who have no picture. */
  public @Nullable Object show(@PathParam("nick") String nick) {
    conn.putHeader("cache-control", "no-cache");
    return pictures
        .find(nick)
        .map(picture -> Download.bytes(picture.bytes(), "avatar")
            .contentType(picture.contentType())
            .inline())
        .orElse(null);
  }
}
