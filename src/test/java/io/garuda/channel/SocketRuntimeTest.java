package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and in which version of the protocol. */
class SocketRuntimeTest {
  private final ScriptedApp app = new ScriptedApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void theVersionChoosesTheSerializerAndAMissingOneIsTheFirst() {
    for (String query : new String[] {"", "vsn=1.0.0"}) {
      RecordedClient client = app.connect(query);
      client.says("{'topic':'phoenix','event':'heartbeat','payload':{},'ref':'1'}");
      client.hears("{'topic':'phoenix','event':'phx_reply',"
          + "'payload':{'status':'ok','response':{}},'ref':'1'}");
    }
    RecordedClient client = app.connect("vsn=2.0.0");
    client.says("[null,'7','phoenix','heartbeat',{}]");
    client.hears("[null,'7','phoenix','phx_reply',{'status':'ok','response':{}}]");
  }

  @Test
  void anUnknownVersionIsRefusedBeforeTheHandlerIsMade() {
    SocketRuntime.Connect connect = app.tryConnect("vsn=3.0.0");
    assertThat(connect.connection()).isEmpty();
    assertThat(connect.status()).isEqualTo(403);
    assertThat(connect.reason()).contains("\"3.0.0\"");
    assertThat(app.handles).isEmpty();
  }

  @Test
  void aHandlerThatRefusesOrThrowsIsReleased() {
    app.onConnect = () -> ConnectResult.refused(429, "too many");
    assertThat(app.tryConnect("vsn=2.0.0"))
        .isEqualTo(new SocketRuntime.Connect(Optional.empty(), 429, "too many", Optional.empty()));
    app.onConnect = () -> {
      throw new IllegalStateException("no database");
    };
    assertThatThrownBy(() -> app.tryConnect("vsn=2.0.0")).hasMessage("no database");
    app.assertAllReleasedOnce();
  }
}
