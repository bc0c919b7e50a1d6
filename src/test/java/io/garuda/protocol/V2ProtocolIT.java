package io.garuda.protocol;

import static io.garuda.wire.Topics.fresh;

import io.garuda.contract.ContractExtension;
import io.garuda.wire.PhoenixClient;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of messages: one claim for each row. */
@ExtendWith(ContractExtension.class)
class V2ProtocolIT {
  private final URI base;
  private final String topic = fresh("conf");
  private PhoenixClient client;

  V2ProtocolIT(URI base) {
    this.base = base;
  }

  @BeforeEach
  void connect() {
    client = PhoenixClient.connect(base);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void heartbeatIsAnsweredWithoutAJoinRef() {
    client.send("[null,'7','phoenix','heartbeat',{}]");
    client.expect("[null,'7','phoenix','phx_reply',{'status':'ok','response':{}}]");
    client.send("['3','8','phoenix','heartbeat',{}]");
    client.expect("[null,'8','phoenix','phx_reply',{'status':'ok','response':{}}]");
  }

  @Nested
  class WhenJoining {
    @Test
    void theReplyCarriesBothRefs() {
      client.send("['1','1','%s','phx_join',{'a':[1,null]}]", topic);
      client.expect(
          "['1','1','%s','phx_reply',{'status':'ok','response':{'params':{'a':[1,null]}}}]", topic);
    }

    @Test
    void aJoinWithoutAResponseIsAnsweredWithAnEmptyObject() {
      String bench = fresh("bench");
      client.send("['1','1','%s','phx_join',{}]", bench);
      client.expect("['1','1','%s','phx_reply',{'status':'ok','response':{}}]", bench);
    }

    @Test
    void theApplicationMayRefuse() {
      client.send("['1','1','conf:refused','phx_join',{}]");
      client.expect("['1','1','conf:refused','phx_reply',"
          + "{'status':'error','response':{'reason':'unauthorized'}}]");
      client.send("['1','2','conf:refused','echo',{}]");
      client.expect("[null,'2','conf:refused','phx_reply',"
          + "{'status':'error','response':{'reason':'unmatched topic'}}]");
    }

    @Test
    void aJoinThatThrowsIsAnswered() {
      client.send("['1','1','conf:crash','phx_join',{}]");
      client.expect("['1','1','conf:crash','phx_reply',"
          + "{'status':'error','response':{'reason':'join crashed'}}]");
    }

    @Test
    void aTopicWithoutAChannelIsUnmatchedAndHasNoJoinRef() {
      client.send("['1','1','nosuch:9','phx_join',{}]");
      client.expect("[null,'1','nosuch:9','phx_reply',"
          + "{'status':'error','response':{'reason':'unmatched topic'}}]");
    }

    @Test
    void the101stChannelOfASocketIsRefused() {
      for (int i = 1; i <= 100; i++) {
        client.join(fresh("bench"));
      }
      client.send("['101','101','%s','phx_join',{}]", topic);
      client.expect(
          "['101','101','%s','phx_reply',"
              + "{'status':'error','response':{'reason':'too many channels joined'}}]",
          topic);
    }

    @Test
    void nothingOvertakesTheReply() {
      client.send("['1','1','conf:announce','phx_join',{}]");
      client.expect("['1','1','conf:announce','phx_reply',{'status':'ok','response':{}}]");
      client.expect("['1',null,'conf:announce','joined',{'topic':'conf:announce'}]");
      client.expect("[null,null,'conf:announce','user_entered',{'user':null}]");
    }

    @Test
    void aSecondJoinIsAnsweredBeforeTheFirstChannelCloses() {
      String first = client.join(topic);
      client.send("['9','9','%s','phx_join',{}]", topic);
      client.expect("['9','9','%s','phx_reply',{'status':'ok','response':{'params':{}}}]", topic);
      client.expect("['%s','%s','%s','phx_close',{}]", first, first, topic);
      client.echo("9", topic);
    }

    @Test
    void heartbeatsAndOtherTopicsAreServedWhileAJoinRuns() {
      String joined = client.join(topic);
      client.send("['8','8','conf:slow','phx_join',{}]");
      client.heartbeat();
      client.echo(joined, topic);
      client.expect("['8','8','conf:slow','phx_reply',{'status':'ok','response':{}}]");
    }

    @Test
    void elementsAfterTheFifthAreIgnored() {
      client.send("['1','1','%s','phx_join',{},'sixth',{'seven':7}]", topic);
      client.expect("['1','1','%s','phx_reply',{'status':'ok','response':{'params':{}}}]", topic);
    }
  }

  @Nested
  class WhenJoined {
    private String joinRef;

    @BeforeEach
    void join() {
      joinRef = client.join(topic);
    }

    @Test
    void aPushIsAnsweredWithItsRef() {
      client.send("['%s','4','%s','echo',{'a':1}]", joinRef, topic);
      client.expectReply(joinRef, "4", topic, "ok", "{'a':1}");
    }

    @Test
    void aReplyMayBeAnErrorOrAnyStatus() {
      String error = client.push(joinRef, topic, "reply_error", "{}");
      client.expectReply(joinRef, error, topic, "error", "{'reason':'nope'}");
      String status = client.push(joinRef, topic, "status", "{'status':'pending'}");
      client.expectReply(joinRef, status, topic, "pending", "{}");
    }

    @Test
    void aPushWithoutARefIsAnsweredWithoutOne() {
      client.send("['%s',null,'%s','echo',{'a':1}]", joinRef, topic);
      client.expect(
          "['%s',null,'%s','phx_reply',{'status':'ok','response':{'a':1}}]", joinRef, topic);
    }

    @Test
    void aPushWithoutAJoinRefIsTakenForTheChannels() {
      client.send("[null,'4','%s','echo',{'a':1}]", topic);
      client.expectReply(joinRef, "4", topic, "ok", "{'a':1}");
    }

    @Test
    void aPushWithAStaleJoinRefIsDropped() {
      client.send("['stale','4','%s','crash',{}]", topic);
      client.send("['','5','%s','phx_leave',{}]", topic);
      client.echo(joinRef, topic);
    }

    @Test
    void aServerPushHasTheJoinRefAndNoRef() {
      client.push(joinRef, topic, "push_me", "{'event':'evt','payload':{'x':[1]}}");
      client.expect("['%s',null,'%s','evt',{'x':[1]}]", joinRef, topic);
    }

    @Test
    void aBroadcastHasNeitherRefAndReachesAll() {
      try (PhoenixClient other = PhoenixClient.connect(base)) {
        other.join(topic);
        client.push(joinRef, topic, "shout", "{'hello':'all'}");
        client.expect("[null,null,'%s','shout',{'hello':'all'}]", topic);
        other.expect("[null,null,'%s','shout',{'hello':'all'}]", topic);
      }
    }

    @Test
    void aBroadcastFromReachesAllButItsSender() {
      try (PhoenixClient other = PhoenixClient.connect(base)) {
        other.join(topic);
        client.push(joinRef, topic, "shout_from", "{'n':1}");
        other.expect("[null,null,'%s','shout_from',{'n':1}]", topic);
        client.echo(joinRef, topic);
      }
    }

    @Test
    void leavingIsAnsweredThenClosed() {
      client.send("['%s','5','%s','phx_leave',{}]", joinRef, topic);
      client.expectReply(joinRef, "5", topic, "ok", "{}");
      client.expect("['%s','%s','%s','phx_close',{}]", joinRef, joinRef, topic);
    }

    @Test
    void aChannelThatStopsIsClosed() {
      client.push(joinRef, topic, "stop", "{}");
      client.expect("['%s','%s','%s','phx_close',{}]", joinRef, joinRef, topic);
    }

    @Test
    void aChannelThatStopsWithAReplyIsAnsweredThenClosed() {
      String ref = client.push(joinRef, topic, "stop_reply", "{}");
      client.expectReply(joinRef, ref, topic, "ok", "{'bye':true}");
      client.expect("['%s','%s','%s','phx_close',{}]", joinRef, joinRef, topic);
    }

    @Test
    void aChannelThatThrowsEndsWithAnError() {
      client.push(joinRef, topic, "crash", "{}");
      client.expect(
          "['%s','%s','%s','phx_error',{'reason':'channel_crash'}]", joinRef, joinRef, topic);
    }

    @Test
    void anEventThatTheChannelDoesNotKnowEndsItWithAnError() {
      client.push(joinRef, topic, "no_such_event", "{}");
      client.expect(
          "['%s','%s','%s','phx_error',{'reason':'channel_crash'}]", joinRef, joinRef, topic);
    }

    @Test
    void aTopicCanBeJoinedAgainAfterItEnded() {
      client.leave(joinRef, topic);
      client.echo(client.join(topic), topic);
    }
  }

  @Nested
  class WhenNotJoined {
    @Test
    void aPushIsUnmatchedAndHasNoJoinRef() {
      client.send("['1','9','%s','echo',{}]", topic);
      client.expect(
          "[null,'9','%s','phx_reply',{'status':'error','response':{'reason':'unmatched topic'}}]",
          topic);
    }

    @Test
    void leavingIsOkAndKeepsTheJoinRef() {
      client.send("['4','5','%s','phx_leave',{}]", topic);
      client.expectReply("4", "5", topic, "ok", "{}");
    }
  }
}
