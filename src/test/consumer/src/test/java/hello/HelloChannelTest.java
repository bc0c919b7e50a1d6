package hello;

import io.garuda.socket.Payload;
import io.garuda.testkit.ChannelCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloChannelTest {
  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(new HelloEndpoint());

  @Test
  void helloIsAnswered() {
    var room = channels.connect(HelloSocket.class).subscribeAndJoin("hello:1");
    var ref = room.push("hello", Payload.of("to", "you"));
    room.assertReply(ref, "ok", Payload.of("to", "you"));
  }
}
