package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;

import io.garuda.contract.ContractExtension;
import io.garuda.wire.PhoenixClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a channel can do beside answering: later, elsewhere, to itself, and in which order. */
@ExtendWith(ContractExtension.class)
class ChannelBehaviourIT {
  private final URI base;
  private final String topic = fresh("conf");
  private PhoenixClient client;
  private String joinRef;

  ChannelBehaviourIT(URI base) {
    this.base = base;
  }

  @BeforeEach
  void join() {
    client = PhoenixClient.connect(base, "/socket", "user_id=ann");
    joinRef = client.join(topic);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void eventsOfAChannelRunOneAtATimeInTheOrderTheyCame() {
    List<String> refs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      refs.add(client.push(joinRef, topic, "count", "{}"));
    }
    for (int i = 0; i < 50; i++) {
      client.expectReply(joinRef, refs.get(i), topic, "ok", "{'n':" + (i + 1) + "}");
    }
  }

  @Test
  void anAsyncReplyComesLaterAndHoldsUpNothing() {
    String late = client.push(joinRef, topic, "async", "{'delay':100,'value':{'v':[1]}}");
    client.echo(joinRef, topic);
    client.expectReply(joinRef, late, topic, "ok", "{'value':{'v':[1]}}");
  }

  @Test
  void anAsyncReplyStillComesAfterALeave() {
    String late = client.push(joinRef, topic, "async", "{'delay':100,'value':1}");
    client.leave(joinRef, topic);
    client.expectReply(joinRef, late, topic, "ok", "{'value':1}");
  }

  @Test
  void whatTerminatePushesComesAfterTheClose() {
    String announced = "conf:announce";
    String ref = client.join(announced);
    client.expect("['%s',null,'conf:announce','joined',{'topic':'conf:announce'}]", ref);
    client.expect("[null,null,'conf:announce','user_entered',{'user':'ann'}]");
    client.leave(ref, announced);
    client.expect("['%s',null,'conf:announce','you_left',{'message':'bye!'}]", ref);
  }

  @Test
  void aMessageToItselfIsHandledByTheChannel() {
    client.push(joinRef, topic, "info", "{}");
    client.expect("['%s',null,'%s','info',{}]", joinRef, topic);
  }

  @Test
  void anInterceptedBroadcastIsPushedToEachClientInItsOwnWords() {
    try (PhoenixClient other = PhoenixClient.connect(base)) {
      String otherRef = other.join(topic);
      client.push(joinRef, topic, "tell", "{'text':'psst'}");
      client.expect("['%s',null,'%s','secret',{'text':'psst','for':'ann'}]", joinRef, topic);
      other.expect("['%s',null,'%s','secret',{'text':'psst','for':null}]", otherRef, topic);
    }
  }

  @Test
  void aRelayReachesAnotherTopicThroughTheEndpoint() {
    String news = fresh("conf");
    try (PhoenixClient reader = PhoenixClient.connect(base)) {
      reader.join(news);
      String ref = client.push(
          joinRef, topic, "relay", "{'topic':'" + news + "','event':'e','payload':{'n':1}}");
      client.expectReply(joinRef, ref, topic, "ok", "{}");
      reader.expect("[null,null,'%s','e',{'n':1}]", news);
    }
  }

  @Test
  void aSubscriptionEndsWithItsChannel() {
    String news = fresh("conf");
    String newsRef = client.join(news);
    String ref = client.push(joinRef, topic, "subscribe", "{'topic':'" + news + "'}");
    client.expectReply(joinRef, ref, topic, "ok", "{}");
    client.push(newsRef, news, "shout_from", "{'n':1}");
    client.expect(
        "['%s',null,'%s','relayed',{'topic':'%s','event':'shout_from','payload':{'n':1}}]",
        joinRef, topic, news);
    client.leave(joinRef, topic);
    client.push(newsRef, news, "shout_from", "{'n':2}");
    client.echo(newsRef, news);
  }

  @Test
  void aRefusedJoinAndACrashAreToldToTheirClientAndNobodyElse() {
    String mine = fresh("conf");
    String mineRef = client.join(mine);
    try (PhoenixClient witness = PhoenixClient.connect(base)) {
      String witnessRef = witness.join(topic);
      client.push(joinRef, topic, "crash", "{}");
      client.expect(
          "['%s','%s','%s','phx_error',{'reason':'channel_crash'}]", joinRef, joinRef, topic);
      client.send("['8','8','conf:refused','phx_join',{}]");
      client.expect("['8','8','conf:refused','phx_reply',"
          + "{'status':'error','response':{'reason':'unauthorized'}}]");
      client.echo(mineRef, mine);
      witness.echo(witnessRef, topic);
      witness.expectNothing();
    }
  }

  @Test
  void aPayloadThatIsNoObjectEndsItsChannelAndIsNotDelivered() {
    try (PhoenixClient witness = PhoenixClient.connect(base)) {
      String witnessRef = witness.join(topic);
      client.push(joinRef, topic, "shout", "[1]");
      client.expect(
          "['%s','%s','%s','phx_error',{'reason':'channel_crash'}]", joinRef, joinRef, topic);
      String again = client.join(topic);
      client.push(again, topic, "push_me", "{'event':'e','payload':null}");
      client.expect("['%s','%s','%s','phx_error',{'reason':'channel_crash'}]", again, again, topic);
      witness.echo(witnessRef, topic);
    }
  }
}
