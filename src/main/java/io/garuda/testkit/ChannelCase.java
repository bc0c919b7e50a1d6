package io.garuda.testkit;

import io.garuda.channel.Channel;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.SocketHandler;
import io.garuda.endpoint.Endpoint;
import io.garuda.param.Params;
import io.garuda.presence.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the channels of an endpoint for a test of JUnit 5 ({@code Phoenix.ChannelTest}).
 *
 * <pre>{@code
 * @RegisterExtension
 * final ChannelCase channels = ChannelCase.of(new AppEndpoint())
 *     .with(RoomChannel.class, () -> new RoomChannel(rooms));
 *
 * @Test
 * void pingRepliesWithTheSamePayload() {
 *   var lobby = channels.socket(UserSocket.class, "user_socket:1")
 *       .assign(UserSocket.USER_ID, 1L)
 *       .subscribeAndJoin("room:lobby");
 *   var ref = lobby.push("ping", Payload.of("hello", "there"));
 *   lobby.assertReply(ref, "ok", Payload.of("hello", "there"));
 * }
 * }</pre>
 *
 * <p>Each test has pub/sub, threads and clients of its own. An assert waits up to 5 s and returns at
 * once when it holds; a refute waits 100 ms. What an assert has found, no other assert finds again. A
 * failure lists all that arrived. A channel that crashed fails its test, unless the test asserts the
 * push {@code phx_error}.
 */
public final class ChannelCase implements BeforeEachCallback, AfterEachCallback {
  private final Endpoint endpoint;
  private final TestUserCode userCode = new TestUserCode();
  private final List<Presence> presences = new ArrayList<>();
  private Deadlines deadlines = new Deadlines(Duration.ofSeconds(5), Duration.ofMillis(100));
  private @Nullable TestRun run;

  private ChannelCase(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Will test the sockets that are mounted on an endpoint; {@code broadcast} of it reaches them. */
  public static ChannelCase of(Endpoint endpoint) {
    return new ChannelCase(endpoint);
  }

  /** Will make a channel so at each join; without this by its constructor without parameters. */
  public <T extends Channel> ChannelCase with(Class<T> channel, Supplier<? extends T> factory) {
    userCode.factory(channel, factory);
    return this;
  }

  /** Will make a socket's handler so at each connect, likewise. */
  public <T extends SocketHandler> ChannelCase withSocket(
      Class<T> handler, Supplier<? extends T> factory) {
    userCode.factory(handler, factory);
    return this;
  }

  /** Will let presences, which the test gives to its channels, serve each test anew. */
  public ChannelCase with(Presence presence) {
    presences.add(presence);
    return this;
  }

  /** Will let asserts wait so long; 5 s by default. */
  public ChannelCase assertWithin(Duration deadline) {
    deadlines = new Deadlines(deadline, deadlines.refuteFor());
    return this;
  }

  /** Will let refutes wait so long; 100 ms by default. */
  public ChannelCase refuteFor(Duration time) {
    deadlines = new Deadlines(deadlines.assertWithin(), time);
    return this;
  }

  /** Will be an anonymous client that is connected already; its handler's connect is not asked. */
  public TestSocket socket(Class<? extends SocketHandler> handler) {
    return running().socket(handler, Optional.empty());
  }

  /** Will be a client that is connected already, likewise; {@code id} is what disconnects it. */
  public TestSocket socket(Class<? extends SocketHandler> handler, String id) {
    return running().socket(handler, Optional.of(id));
  }

  /** Will connect by the handler's connect, with neither params nor a session. */
  public TestSocket connect(Class<? extends SocketHandler> handler) {
    return connect(handler, Params.empty());
  }

  /** Will connect by the handler's connect, with {@code vsn} added to the params. */
  public TestSocket connect(Class<? extends SocketHandler> handler, Params params) {
    return connect(handler, params, new ConnectInfoBuilder().build());
  }

  /**
   * Will connect by the handler's connect, which runs on this thread.
   *
   * @param info see {@link ConnectInfoBuilder}
   * @throws AssertionError if it refuses
   */
  public TestSocket connect(
      Class<? extends SocketHandler> handler, Params params, ConnectInfo info) {
    return running().connect(handler, params, info);
  }

  /**
   * Will connect by the handler's connect, and return its refusal.
   *
   * @throws AssertionError if it accepts
   */
  public ConnectResult.Refused assertRefused(
      Class<? extends SocketHandler> handler, Params params, ConnectInfo info) {
    return running().assertRefused(handler, params, info);
  }

  /** Will keep what is broadcast on a topic from now on; asked twice, it is the same. */
  public TestTopic subscribe(String topic) {
    return running().subscribe(topic);
  }

  private TestRun running() {
    if (run == null) {
      throw new IllegalStateException("expected a test to run, got a call before or after it;"
          + " annotate the field with @RegisterExtension and call in tests or @BeforeEach");
    }
    return run;
  }

  /** Called by JUnit. */
  @Override
  public void beforeEach(ExtensionContext context) {
    run = TestRun.start(endpoint, userCode, presences, deadlines);
  }

  /** Called by JUnit. */
  @Override
  public void afterEach(ExtensionContext context) {
    TestRun ended = running();
    run = null;
    ended.end();
  }
}
