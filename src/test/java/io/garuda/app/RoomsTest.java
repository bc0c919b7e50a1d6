package io.garuda.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.app.Message.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private final Rooms rooms = new Rooms(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theLobbyIsOpenFromTheStart() {
    assertThat(rooms.list()).extracting(Room::name).containsExactly("Lobby");
    assertThat(rooms.fetch("lobby").messages()).isEmpty();
  }

  @Test
  void aRoomIsFoundByItsNameInPlainLetters() {
    assertThat(open("  Crème  & Café! ").id()).isEqualTo("creme-cafe");
    assertThat(open("creme cafe").name()).isEqualTo("Crème & Café!");
    assertThat(open("会議室").id()).isEqualTo("会議室");
  }

  @Test
  void aRoomWithoutANameOrWithTooLongAOneIsRefused() {
    assertThat(errors(rooms.open(null))).containsOnlyKeys("name");
    assertThat(errors(rooms.open(" \t\n"))).containsOnlyKeys("name");
    assertThat(errors(rooms.open("!?"))).containsOnlyKeys("name");
    assertThat(errors(rooms.open("x".repeat(41)))).containsOnlyKeys("name");
  }

  @Test
  void noMoreThanAHundredRoomsAreOpenButThoseStayReachable() {
    for (int i = 1; i < Rooms.MAX_ROOMS; i++) {
      open("room " + i);
    }
    assertThat(errors(rooms.open("one more"))).containsOnlyKeys("name");
    assertThat(open("room 7").id()).isEqualTo("room-7");
  }

  @Test
  void aMissingRoomIsNamedInTheException() {
    assertThatThrownBy(() -> rooms.post("attic", "Mira", "hello", Source.API))
        .isInstanceOf(RoomNotFoundException.class)
        .hasMessageContaining("\"attic\"");
  }

  @Test
  void messagesGetGrowingIdsEvenWithinOneMillisecond() {
    Message first = post("Mira", "one");
    Message second = post("Mira", "two");
    assertThat(first).isEqualTo(new Message(NOW.toEpochMilli(), "Mira", "one", NOW, Source.ROOM));
    assertThat(second.id()).isEqualTo(first.id() + 1);
  }

  @Test
  void onlyTheLastFiftyMessagesAreKept() {
    for (int i = 1; i <= 60; i++) {
      post("Mira", "message " + i);
    }
    List<Message> kept = rooms.fetch("lobby").messages();
    assertThat(kept).hasSize(Room.KEPT);
    assertThat(kept.get(0).body()).isEqualTo("message 11");
    assertThat(kept.get(49).body()).isEqualTo("message 60");
  }

  @Test
  void everythingWrongWithAMessageIsSaidAtOnce() {
    assertThat(errors(rooms.post("lobby", null, null, Source.API)))
        .containsOnlyKeys("nick", "body");
    assertThat(errors(rooms.post("lobby", "n".repeat(25), "b".repeat(2001), Source.API)))
        .containsOnlyKeys("nick", "body");
  }

  @Test
  void unseenCharactersAreTakenOutAndMarkupIsNot() {
    Message message = post(" Mi\u202era\u0000 \n K ", " <b>one</b>\r\ntwo\u0007 ");
    assertThat(message.nick()).isEqualTo("Mira K");
    assertThat(message.body()).isEqualTo("<b>one</b>\ntwo");
  }

  private Room open(String name) {
    return value(rooms.open(name));
  }

  private Message post(String nick, String body) {
    return value(rooms.post("lobby", nick, body, Source.ROOM));
  }

  private static <T> T value(Checked<T> checked) {
    assertThat(checked).isInstanceOf(Checked.Valid.class);
    return ((Checked.Valid<T>) checked).value();
  }

  private static Map<String, String> errors(Checked<?> checked) {
    assertThat(checked).isInstanceOf(Checked.Invalid.class);
    return ((Checked.Invalid<?>) checked).errors();
  }
}
