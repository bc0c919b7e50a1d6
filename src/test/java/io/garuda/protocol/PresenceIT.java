package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.contract.ContractExtension;
import io.garuda.wire.PhoenixClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is here, as clients hear it. */
@ExtendWith(ContractExtension.class)
class PresenceIT {
  private final URI base;
  private final String topic = fresh("presence");
  private final List<PhoenixClient> clients = new ArrayList<>();

  PresenceIT(URI base) {
    this.base = base;
  }

  private PhoenixClient connect() {
    PhoenixClient client = PhoenixClient.connect(base);
    clients.add(client);
    return client;
  }

  @AfterEach
  void close() {
    clients.forEach(PhoenixClient::close);
  }

  private String join(PhoenixClient client, String user) {
    return client.join(topic, "{'user_id':'" + user + "'}");
  }

  /** Will take the next frame, which must be this event, and return its payload. */
  private JsonNode next(PhoenixClient client, String joinRef, String event) {
    JsonNode frame = client.next();
    String head = "[" + joinRef + ",null,\"" + topic + "\",\"" + event + "\"";
    assertThat(frame.toString()).startsWith(head.replace('\'', '"'));
    return frame.get(4);
  }

  private JsonNode state(PhoenixClient client, String joinRef) {
    return next(client, "'" + joinRef + "'", "presence_state");
  }

  private JsonNode diff(PhoenixClient client) {
    return next(client, "null", "presence_diff");
  }

  private static String only(JsonNode presences, String user, String name) {
    assertThat(presences).hasSize(1);
    assertThat(presences.get(user).get("metas")).hasSize(1);
    return presences.get(user).get("metas").get(0).get(name).asText();
  }

  @Test
  void aJoinWithoutAUserIsRefused() {
    PhoenixClient client = connect();
    client.send("['1','1','%s','phx_join',{}]", topic);
    client.expectReply("1", "1", topic, "error", "{'reason':'user_id required'}");
    client.expectNothing();
  }

  @Test
  void theReplyComesFirstThenTheStateThenTheDiffAndBothHoldTheJoiner() {
    PhoenixClient ann = connect();
    JsonNode state = state(ann, join(ann, "ann"));
    JsonNode diff = diff(ann);
    assertThat(only(state, "ann", "online_at")).isNotEmpty();
    assertThat(only(state, "ann", "phx_ref")).matches("[\\w-]+");
    assertThat(diff.get("joins")).isEqualTo(state);
    assertThat(diff.get("leaves")).isEmpty();
    ann.expectNothing();
  }

  @Test
  void anUpdateIsALeaveAndAJoinInOneDiff() {
    PhoenixClient ann = connect();
    String joinRef = join(ann, "ann");
    String before = only(state(ann, joinRef), "ann", "phx_ref");
    diff(ann);
    String ref = ann.push(joinRef, topic, "update", "{'status':'away'}");
    ann.expectReply(joinRef, ref, topic, "ok", "{}");
    JsonNode diff = diff(ann);
    assertThat(only(diff.get("leaves"), "ann", "phx_ref")).isEqualTo(before);
    assertThat(only(diff.get("joins"), "ann", "phx_ref_prev")).isEqualTo(before);
    assertThat(only(diff.get("joins"), "ann", "phx_ref")).isNotEqualTo(before);
    assertThat(only(diff.get("joins"), "ann", "status")).isEqualTo("away");
    ann.expectNothing();
  }

  @Test
  void untrackLeavesAndTheChannelGoesOn() {
    PhoenixClient ann = connect();
    String joinRef = join(ann, "ann");
    JsonNode state = state(ann, joinRef);
    diff(ann);
    for (int i = 0; i < 2; i++) {
      String ref = ann.push(joinRef, topic, "untrack", "{}");
      ann.expectReply(joinRef, ref, topic, "ok", "{}");
    }
    JsonNode diff = diff(ann);
    assertThat(diff.get("leaves")).isEqualTo(state);
    assertThat(diff.get("joins")).isEmpty();
    ann.push(joinRef, topic, "update", "{'status':'away'}");
    assertThat(ann.next().get(3).asText()).isEqualTo("phx_error");
    ann.expectNothing();
  }

  @Test
  void aUserWithTwoSocketsIsThereTwiceUntilOneLeaves() {
    PhoenixClient first = connect();
    String firstRef = only(state(first, join(first, "ann")), "ann", "phx_ref");
    diff(first);
    PhoenixClient second = connect();
    String joinRef = join(second, "ann");
    JsonNode both = state(second, joinRef);
    diff(second);
    String secondRef = only(diff(first).get("joins"), "ann", "phx_ref");
    assertThat(both.findValuesAsText("phx_ref")).containsExactly(firstRef, secondRef);
    second.leave(joinRef, topic);
    assertThat(only(diff(first).get("leaves"), "ann", "phx_ref")).isEqualTo(secondRef);
    PhoenixClient third = connect();
    JsonNode left = state(third, join(third, "bob"));
    assertThat(left.get("ann").findValuesAsText("phx_ref")).containsExactly(firstRef);
  }

  @Test
  void aConnectionThatIsCutLeaves() {
    PhoenixClient ann = connect();
    state(ann, join(ann, "ann"));
    diff(ann);
    PhoenixClient bob = connect();
    state(bob, join(bob, "bob"));
    String ref = only(diff(ann).get("joins"), "bob", "phx_ref");
    bob.close();
    assertThat(only(diff(ann).get("leaves"), "bob", "phx_ref")).isEqualTo(ref);
  }
}
