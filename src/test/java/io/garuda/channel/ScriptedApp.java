package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.param.ParamFilter;
import io.garuda.param.Params;
import io.garuda.pubsub.Histories;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.PubSub;
import io.garuda.quota.Quotas;
import io.garuda.socket.Payload;
import io.garuda.telemetry.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An application of one channel whose callbacks the test writes; counts what it makes and releases. */
public final class ScriptedApp implements UserCode, AutoCloseable {
  public interface Join {
    JoinResult join(Payload params, Socket socket) throws Exception;
  }

  public interface HandleIn {
    HandleInResult handle(Payload payload, Socket socket) throws Exception;
  }

  public final SocketRuntime runtime;
  final Queue<String> ends = new ConcurrentLinkedQueue<>();
  final List<AtomicInteger> handles = new CopyOnWriteArrayList<>();
  final AtomicInteger tasks = new AtomicInteger();
  private final Map<String, Join> joins = new ConcurrentHashMap<>();
  private final Map<String, HandleIn> events = new ConcurrentHashMap<>();
  private final List<RecordedClient> clients = new CopyOnWriteArrayList<>();
  private volatile BiConsumer<Object, Socket> info = (message, socket) -> {};
  private volatile BiConsumer<EndReason, Socket> terminate = (reason, socket) -> {};
  private volatile BiConsumer<String, Socket> handleOut = (event, socket) -> {};
  private volatile Set<String> intercepted = Set.of();
  private volatile BiFunction<String, Socket, ConnectResult> refresh =
      (token, socket) -> ConnectResult.refused("none is taken");
  private volatile Predicate<Socket> reauthorize = socket -> true;
  volatile Supplier<ConnectResult> onConnect = ConnectResult::ok;
  volatile Optional<String> id = Optional.empty();
  public SocketMount mount = SocketMount.at("/socket", ScriptedSocket.class);

  public ScriptedApp() {
    runtime = new SocketRuntime(this);
  }

  /** Will keep out who comes above the quotas. */
  ScriptedApp(Quotas quotas) {
    runtime = new SocketRuntime(
        this, Drainer.standard(), quotas, new Telemetry(), new ParamFilter(), new PubSub());
  }

  /** Will keep what topics say. */
  ScriptedApp(Histories histories) {
    Telemetry telemetry = new Telemetry();
    runtime = new SocketRuntime(
        this,
        Drainer.standard(),
        Quotas.none(),
        telemetry,
        new ParamFilter(),
        new PubSub(telemetry, LocalEngine.alone(), histories));
  }

  /** Will drain by a clock of the test's. */
  ScriptedApp(Drainer drainer, Drain.Later clock) {
    runtime = new SocketRuntime(
        this,
        drainer,
        Quotas.none(),
        clock,
        new SocketEvents(new Telemetry(), new ParamFilter()),
        new PubSub());
  }

  /** Accepts as told; routes {@code room:*} to the scripted channel. */
  final class ScriptedSocket implements SocketHandler {
    @Override
    public ChannelRoutes channels() {
      return ChannelRoutes.of("room:*", ScriptedChannel.class);
    }

    @Override
    public ConnectResult connect(Params params, ConnectInfo info, Socket socket) {
      return onConnect.get();
    }

    @Override
    public ConnectResult refresh(String token, Socket socket) {
      return refresh.apply(token, socket);
    }

    @Override
    public Optional<String> id(Socket socket) {
      return id;
    }
  }

  final class ScriptedChannel implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      Join join = joins.getOrDefault(socket.topic().name(), (p, s) -> JoinResult.joined());
      return calling(() -> join.join(params, socket));
    }

    @Override
    public HandleInResult handleIn(String event, Payload payload, Socket socket) {
      HandleIn handler = events.get(event);
      if (handler == null) {
        throw new UnhandledEventException(getClass(), event);
      }
      return calling(() -> handler.handle(payload, socket));
    }

    @Override
    public Set<String> intercept() {
      return intercepted;
    }

    @Override
    public void handleOut(String event, Payload payload, Socket socket) {
      handleOut.accept(event, socket);
    }

    @Override
    public void handleInfo(Object message, Socket socket) {
      info.accept(message, socket);
    }

    @Override
    public boolean reauthorize(Socket socket) {
      return reauthorize.test(socket);
    }

    @Override
    public void terminate(EndReason reason, Socket socket) {
      ends.add(socket.topic() + " " + reason);
      terminate.accept(reason, socket);
    }
  }

  private interface Call<T> {
    T call() throws Exception;
  }

  private static <T> T calling(Call<T> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public void onJoin(String topic, Join join) {
    joins.put(topic, join);
  }

  public void on(String event, HandleIn handler) {
    events.put(event, handler);
  }

  void onInfo(BiConsumer<Object, Socket> handler) {
    info = handler;
  }

  void onRefresh(BiFunction<String, Socket, ConnectResult> handler) {
    refresh = handler;
  }

  void onReauthorize(Predicate<Socket> handler) {
    reauthorize = handler;
  }

  public void onTerminate(BiConsumer<EndReason, Socket> handler) {
    terminate = handler;
  }

  void intercept(String event, BiConsumer<String, Socket> handler) {
    intercepted = Set.of(event);
    handleOut = handler;
  }

  SocketRuntime.Connect tryConnect(String query) {
    return tryConnect(query, "::1");
  }

  SocketRuntime.Connect tryConnect(String query, String address) {
    URI uri = URI.create("http://localhost/socket/websocket");
    ConnectInfo info = new ConnectInfo(
        "websocket",
        uri,
        address,
        null,
        role -> false,
        Map.of(),
        Optional.empty(),
        Optional.empty());
    return runtime.connect(mount, Params.parse(query), info);
  }

  public RecordedClient connect() {
    return connect("vsn=2.0.0");
  }

  RecordedClient connect(String query) {
    RecordedClient client = new RecordedClient(tryConnect(query).connection().orElseThrow());
    clients.add(client);
    return client;
  }

  /** How many clients were told that their connection closes. */
  long closes() {
    return clients.stream().filter(RecordedClient::isClosed).count();
  }

  @Override
  public <T> Handle<T> create(Class<T> type) {
    Object made = type == ScriptedChannel.class ? new ScriptedChannel() : new ScriptedSocket();
    AtomicInteger releases = new AtomicInteger();
    handles.add(releases);
    return new Handle<>(type.cast(made), releases::incrementAndGet);
  }

  @Override
  public Runner runner() {
    return task -> {
      tasks.incrementAndGet();
      task.run();
    };
  }

  /** Will hang up all clients, then wait until each handle was released, once. */
  void assertAllReleasedOnce() {
    clients.forEach(RecordedClient::hangsUp);
    clients.clear();
    eventually(() -> handles.stream().allMatch(releases -> releases.get() > 0));
    assertThat(handles).allSatisfy(releases -> assertThat(releases).hasValue(1));
  }

  void assertEnds(String... expected) {
    eventually(() -> ends.size() >= expected.length);
    assertThat(ends).containsExactly(expected);
  }

  public static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).as("within 5 s").isTrue();
  }

  public static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).as("within 5 s").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    clients.forEach(RecordedClient::hangsUp);
    runtime.close();
  }
}
