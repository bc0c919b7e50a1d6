package io.garuda.channel;

import io.garuda.changeset.Constraints;
import io.garuda.param.ParamFilter;
import io.garuda.param.Params;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.PubSub;
import io.garuda.quota.Admission;
import io.garuda.quota.Quotas;
import io.garuda.quota.Refusal;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Telemetry;
import jakarta.validation.Validation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What all sockets of an endpoint share: pub/sub, threads, the timer, the application's context.
 *
 * <p>Started and closed with the deployment.
 */
public final class SocketRuntime implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SocketRuntime.class.getName());
  private static final long STOP_SECONDS = 2;

  /** The channels of a mount, which was checked. */
  private record Routed(ChannelRoutes channels, Limits limits) {}

  private final List<Routed> routed = new CopyOnWriteArrayList<>();
  private final UserCode userCode;
  private final SocketEvents events;
  private final PubSub pubSub;
  private final ExecutorService workers = Workers.start("worker");
  private final ExecutorService senders = Workers.start("sender");
  private final ExecutorService writers = Workers.writers();
  private final Timer timer = new Timer();
  private final Drain drain;
  private final Admission admission;
  private final SocketMetrics metrics;
  private final Constraints validator = new Constraints(Validation::buildDefaultValidatorFactory);
  private final PayloadBinding binding = new PayloadBinding(validator);

  /** Will tell nobody but {@link #metrics}, hide what is secret by default, and keep nobody out. */
  public SocketRuntime(UserCode userCode) {
    this(userCode, new Telemetry());
  }

  private SocketRuntime(UserCode userCode, Telemetry telemetry) {
    this(
        userCode,
        Drainer.standard(),
        Quotas.none(),
        telemetry,
        new ParamFilter(),
        new PubSub(telemetry, LocalEngine.alone()));
  }

  /**
   * Will start what sockets share.
   *
   * @param filter what telemetry shows of parameters
   * @param pubSub reaches the other nodes; closed with the runtime
   */
  public SocketRuntime(
      UserCode userCode,
      Drainer drainer,
      Quotas quotas,
      Telemetry telemetry,
      ParamFilter filter,
      PubSub pubSub) {
    this(userCode, drainer, quotas, null, new SocketEvents(telemetry, filter), pubSub);
  }

  SocketRuntime(
      UserCode userCode,
      Drainer drainer,
      Quotas quotas,
      Drain.@Nullable Later later,
      SocketEvents events,
      PubSub pubSub) {
    this.userCode = userCode;
    this.events = events;
    this.pubSub = pubSub;
    this.drain = new Drain(drainer, later == null ? timer::schedule : later, events.telemetry());
    this.admission = new Admission(quotas, drain::isDraining, timer::schedule);
    this.metrics = new SocketMetrics(workers, drain, admission, events.telemetry());
  }

  public PubSub pubSub() {
    return pubSub;
  }

  public ExecutorService workers() {
    return workers;
  }

  /** Will run user code that may block on a worker; left out while the application stops. */
  public void onWorker(Runnable task) {
    execute(workers, task);
  }

  /** Will run what goes to a client, which may block; apart from handlers that block. */
  public ExecutorService senders() {
    return senders;
  }

  /** Will run what goes to a client; left out while the application stops. */
  public void onSender(Runnable task) {
    execute(senders, task);
  }

  private static void execute(ExecutorService threads, Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "the application stops, and leaves out a task", e);
    }
  }

  /** Will run what never blocks: the writing to sockets that take what they can. */
  public ExecutorService writers() {
    return writers;
  }

  public SocketMetrics metrics() {
    return metrics;
  }

  public Timer timer() {
    return timer;
  }

  public Drain drain() {
    return drain;
  }

  /** Whether no new clients are taken: all are sent away, or were. */
  public boolean isDraining() {
    return drain.isDraining();
  }

  Admission admission() {
    return admission;
  }

  /** Will make a runner of the application's code, for tasks that follow one another. */
  public UserCode.Runner runner() {
    return userCode.runner();
  }

  /** Will return whom the sockets tell what happens. */
  public Telemetry telemetry() {
    return events.telemetry();
  }

  SocketEvents events() {
    return events;
  }

  PayloadBinding binding() {
    return binding;
  }

  UserCode userCode() {
    return userCode;
  }

  /**
   * Will check a mount's handler and channels, at boot; makes the handler once.
   *
   * @throws IllegalStateException if one of them cannot work, with the cure
   */
  public void check(SocketMount mount) {
    userCode.check(mount.handler());
    Access.refuse(mount.handler(), "ask info.isUserInRole in connect");
    UserCode.Handle<? extends SocketHandler> handler = userCode.create(mount.handler());
    try {
      routed.add(new Routed(handler.instance().channels(), mount.limits()));
      for (Class<? extends Channel> channel : handler.instance().channels().channels()) {
        userCode.check(channel);
        ChannelAccess.of(channel); // checks itself
        for (TypedEvent event : TypedEvents.of(channel).all()) {
          event.record().ifPresent(validator::require);
        }
      }
    } finally {
      handler.release().run();
    }
  }

  /** Will return what messages on a topic may be, by the first mount that has a channel for it. */
  public Optional<Limits> limits(String topic) {
    return routed.stream()
        .filter(mounted -> mounted.channels.match(topic).isPresent())
        .map(Routed::limits)
        .findFirst();
  }

  /**
   * A connect's outcome: a connection that waits for its transport, or the refusal.
   *
   * @param retryAfter in whole seconds, when a client may come back that a quota keeps out
   */
  public record Connect(
      Optional<SocketConnection> connection,
      int status,
      String reason,
      Optional<Duration> retryAfter) {
    static Connect accepted(SocketConnection connection) {
      return new Connect(Optional.of(connection), 101, "", Optional.empty());
    }

    static Connect refused(int status, String reason) {
      return new Connect(Optional.empty(), status, reason, Optional.empty());
    }

    static Connect refused(Refusal refusal) {
      return new Connect(
          Optional.empty(),
          refusal.reason().status(),
          refusal.reason().toString(),
          Optional.of(refusal.retryAfter()));
    }
  }

  /**
   * Will choose the serializer by the param {@code vsn}, look for a place and ask the handler ({@code
   * __connect__}).
   *
   * <p>Runs the application's code on this thread. What it throws is thrown on.
   */
  public Connect connect(SocketMount mount, Params params, ConnectInfo info) {
    return new Connecting(this, mount, params, info).connect();
  }

  /**
   * Will tell that a connection was refused before the application was asked.
   *
   * @param by as {@link Event.SocketConnected} names it
   */
  public void refused(SocketMount mount, Params params, String transport, int status, String by) {
    Connecting.refused(events, mount, params, transport, status, by);
  }

  /** Will interrupt what runs and wait a moment for it, so that no thread outlives the application. */
  @Override
  public void close() {
    timer.close();
    validator.close();
    writers.shutdown(); // an interrupt would close the socket being written to
    workers.shutdownNow();
    senders.shutdownNow();
    try {
      if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "channels still run after {0} s; leaving them",
            STOP_SECONDS);
      }
      if (!senders.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "clients are still written to after {0} s; leaving them",
            STOP_SECONDS);
      }
      writers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS); // they never block
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pubSub.close();
  }
}
