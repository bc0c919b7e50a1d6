package io.garuda.testkit;

import io.garuda.channel.BareSocket;
import io.garuda.channel.ConnectInfo;
import io.garuda.channel.ConnectResult;
import io.garuda.channel.Drainer;
import io.garuda.channel.SocketConnection;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.channel.SocketRuntime;
import io.garuda.endpoint.BareEndpoint;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.param.Params;
import io.garuda.presence.BarePresence;
import io.garuda.presence.Presence;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.PubSub;
import io.garuda.quota.Quotas;
import io.garuda.socket.Serializers;
import io.garuda.telemetry.Telemetry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What lives as long as one test: the runtime, its clients, and all that arrived. */
final class TestRun {
  private final Endpoint endpoint;
  private final List<SocketMount> mounts;
  private final TestUserCode userCode;
  private final SocketRuntime runtime;
  private final Arrivals arrivals;
  private final List<TestClient> clients = new CopyOnWriteArrayList<>();
  private final Map<String, TestTopic> topics = new ConcurrentHashMap<>();

  private TestRun(Endpoint endpoint, TestUserCode userCode, Deadlines deadlines) {
    EndpointConfig config = endpoint.config();
    Telemetry telemetry = new Telemetry();
    this.endpoint = endpoint;
    this.mounts = config.sockets();
    this.userCode = userCode;
    this.runtime = new SocketRuntime(
        userCode,
        Drainer.standard(),
        Quotas.none(),
        telemetry,
        config.filter(),
        new PubSub(telemetry, LocalEngine.alone(), config.histories()));
    this.arrivals = new Arrivals(deadlines);
  }

  static TestRun start(
      Endpoint endpoint, TestUserCode userCode, List<Presence> presences, Deadlines deadlines) {
    TestRun run = new TestRun(endpoint, userCode, deadlines);
    BareEndpoint.start(endpoint, run.runtime);
    presences.forEach(presence -> BarePresence.start(presence, run.runtime));
    return run;
  }

  TestSocket socket(Class<? extends SocketHandler> handler, Optional<String> id) {
    return serve(BareSocket.accept(runtime, mount(handler), id));
  }

  TestSocket connect(Class<? extends SocketHandler> handler, Params params, ConnectInfo info) {
    SocketRuntime.Connect outcome = ask(handler, params, info);
    return serve(outcome
        .connection()
        .orElseThrow(() -> new AssertionError("expected " + handler.getSimpleName()
            + " to accept the client, got: refused with " + outcome.status() + ", "
            + outcome.reason())));
  }

  ConnectResult.Refused assertRefused(
      Class<? extends SocketHandler> handler, Params params, ConnectInfo info) {
    SocketRuntime.Connect outcome = ask(handler, params, info);
    if (outcome.connection().isPresent()) {
      serve(outcome.connection().get());
      throw new AssertionError(
          "expected " + handler.getSimpleName() + " to refuse the client, got: accepted");
    }
    return new ConnectResult.Refused(outcome.status(), outcome.reason());
  }

  private SocketRuntime.Connect ask(
      Class<? extends SocketHandler> handler, Params params, ConnectInfo info) {
    Map<String, String> all = new LinkedHashMap<>();
    params.names().forEach(name -> params.get(name).ifPresent(value -> all.put(name, value)));
    all.put("vsn", "2.0.0");
    return runtime.connect(
        mount(handler).serializers(Serializers.standard()), Params.of(all), info);
  }

  private SocketMount mount(Class<? extends SocketHandler> handler) {
    SocketMount found = mounts.stream()
        .filter(mount -> mount.handler() == handler)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected a socket that "
            + endpoint.getClass().getSimpleName() + " mounts, got: " + handler.getSimpleName()
            + "; add .socket(SocketMount.at(\"/socket\", " + handler.getSimpleName()
            + ".class)) to its config"));
    runtime.check(found);
    return found;
  }

  private TestSocket serve(SocketConnection connection) {
    TestClient client =
        new TestClient(clients.size() + 1, connection, runtime.workers(), userCode, arrivals);
    clients.add(client);
    connection.open(client);
    return new TestSocket(this, client);
  }

  TestTopic subscribe(String topic) {
    return topics.computeIfAbsent(topic, name -> {
      TestTopic subscription = new TestTopic(runtime.pubSub(), name, arrivals);
      runtime.pubSub().subscribe(name, subscription.subscriber());
      return subscription;
    });
  }

  /** Will hang up and stop, then fail if a channel crashed and the test did not ask for it. */
  void end() {
    try {
      clients.forEach(TestClient::close);
    } finally {
      runtime.close();
    }
    arrivals.failOnCrash();
  }
}
