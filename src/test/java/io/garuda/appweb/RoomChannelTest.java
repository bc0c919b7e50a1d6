package io.garuda.appweb;

import static io.garuda.appweb.UserSocket.NICK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.app.Message.Source;
import io.garuda.app.Rooms;
import io.garuda.param.Params;
import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import io.garuda.testkit.ConnectInfoBuilder;
import io.garuda.testkit.JoinReply;
import io.garuda.testkit.TestChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomChannelTest {
  private final AppEndpoint endpoint = new AppEndpoint();
  private final Rooms rooms = new Rooms();
  private final RoomPresence presence = new RoomPresence();

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(endpoint)
      .with(RoomChannel.class, () -> new RoomChannel(rooms, presence))
      .with(presence);

  private TestChannel enters(String nick) {
    return channels.socket(UserSocket.class).assign(NICK, nick).subscribeAndJoin("room:lobby");
  }

  @Test
  void connectTakesTheNicknameFromTheSession() {
    var info = new ConnectInfoBuilder().session(NICK, "Ada").build();
    var socket = channels.connect(UserSocket.class, Params.empty(), info);
    assertThat(socket.get(NICK)).isEqualTo("Ada");
  }

  @Test
  void joinIsRefusedWithoutANickname() {
    JoinReply reply = channels.connect(UserSocket.class).join("room:lobby");
    assertThat(reply).hasToString("error {\"reason\":\"nickname required\"}");
  }

  @Test
  void joinIsRefusedWhereThereIsNoRoom() {
    JoinReply reply = channels.socket(UserSocket.class).assign(NICK, "Ada").join("room:attic");
    assertThat(reply).hasToString("error {\"reason\":\"no such room\"}");
  }

  @Test
  void whoJoinsIsToldWhatWasSaidAndWhoIsHere() {
    rooms.post("lobby", "Bob", "hello?", Source.API);
    TestChannel ada = enters("Ada");
    assertThat(ada.assertPush("room_state").json()).contains("\"hello?\"");
    assertThat(ada.assertPush("presence_state").json()).startsWith("{\"Ada\":{\"metas\":[{");
    assertThat(presence.list("room:lobby")).containsOnlyKeys("Ada");
  }

  @Test
  void theOthersAreToldOfEachWindowAndPeopleCountOnce() {
    TestChannel ada = enters("Ada");
    ada.assertPush("presence_state"); // she is in before Bob comes
    for (int window = 0; window < 2; window++) {
      enters("Bob").assertPush("presence_state");
      // her own diff may come with his: what falls into one window is told together
      ada.assertPush("presence_diff", diff -> names(diff, "joins").contains("Bob"));
    }
    assertThat(presence.here(rooms.fetch("lobby"))).isEqualTo(2);
  }

  private static List<String> names(Payload diff, String what) {
    List<String> names = new ArrayList<>();
    diff.as(JsonNode.class).get(what).fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aMessageReachesEveryoneAndIsKept() {
    TestChannel ada = enters("Ada");
    TestChannel bob = enters("Bob");
    String ref = ada.push("new_msg", Payload.of("body", " hello "));
    ada.assertReply(ref, "ok", Payload.empty());
    Payload said =
        bob.assertPush("new_msg", message -> message.text("nick").get().equals("Ada"));
    ada.assertPush("new_msg", said);
    assertThat(rooms.fetch("lobby").messages()).extracting("body").containsExactly("hello");
  }

  @Test
  void anEmptyMessageIsAnsweredWithTheError() {
    TestChannel ada = enters("Ada");
    String ref = ada.push("new_msg", Payload.of("body", " "));
    ada.assertReply(
        ref, "error", Payload.raw("{\"errors\":{\"body\":\"A message needs some text.\"}}"));
    ada.refuteBroadcast("new_msg");
  }

  @Test
  void whatTheEndpointBroadcastsReachesTheRoom() {
    TestChannel ada = enters("Ada");
    endpoint.broadcast("room:lobby", "notice", Payload.of("text", "tea"));
    ada.assertPush("notice", Payload.of("text", "tea"));
  }

  @Test
  void theOthersAreToldWhoLeftOrWentAway() {
    TestChannel ada = enters("Ada");
    ada.assertPush("presence_state");
    TestChannel bob = enters("Bob");
    ada.assertPush("presence_diff", diff -> names(diff, "joins").contains("Bob"));
    TestChannel eve = enters("Eve");
    ada.assertPush("presence_diff", diff -> names(diff, "joins").contains("Eve"));
    bob.assertReply(bob.leave(), "ok");
    ada.assertPush("presence_diff", diff -> names(diff, "leaves").equals(List.of("Bob")));
    eve.close();
    ada.assertPush("presence_diff", diff -> names(diff, "leaves").equals(List.of("Eve")));
  }

  @Test
  void anEventThatIsNotThereEndsTheChannel() {
    TestChannel ada = enters("Ada");
    ada.push("dance");
    ada.assertPush("phx_error");
  }
}
