package io.garuda.channel;

import io.garuda.param.Params;
import io.garuda.pubsub.LocalPubSub;
import io.garuda.socket.Serializer;
import jakarta.validation.Validation;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What all sockets of an endpoint share: pub/sub, threads, the timer, the application's context.
 *
 * <p>Started and closed with the deployment.
 */
public final class SocketRuntime implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SocketRuntime.class.getName());
  private static final long STOP_SECONDS = 2;

  private final UserCode userCode;
  private final LocalPubSub pubSub = new LocalPubSub();
  private final ExecutorService workers = Workers.start();
  private final ExecutorService writers = Workers.writers();
  private final SocketMetrics metrics = new SocketMetrics(workers);
  private final Timer timer = new Timer();
  private final PayloadValidator validator =
      new PayloadValidator(Validation::buildDefaultValidatorFactory);
  private final PayloadBinding binding = new PayloadBinding(validator);

  public SocketRuntime(UserCode userCode) {
    this.userCode = userCode;
  }

  public LocalPubSub pubSub() {
    return pubSub;
  }

  public ExecutorService workers() {
    return workers;
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

  /** Will make a runner of the application's code, for tasks that follow one another. */
  public UserCode.Runner runner() {
    return userCode.runner();
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

  /** A connect's outcome: a connection that waits for its transport, or the refusal. */
  public record Connect(Optional<SocketConnection> connection, int status, String reason) {
    static Connect refused(int status, String reason) {
      return new Connect(Optional.empty(), status, reason);
    }
  }

  /**
   * Will choose the serializer by the param {@code vsn} and ask the handler ({@code __connect__}).
   *
   * <p>Runs the application's code on this thread. What it throws is thrown on.
   */
  public Connect connect(SocketMount mount, Params params, ConnectInfo info) {
    String vsn =
        params.nested("vsn").names().isEmpty() ? params.get("vsn").orElse("1.0.0") : "many";
    Optional<Serializer> serializer = mount.serializers().negotiate(vsn);
    if (serializer.isEmpty()) {
      return Connect.refused(
          403,
          "expected a vsn of " + mount.serializers() + ", got: \""
              + vsn.replaceAll("\\p{Cntrl}", "?") + "\"");
    }
    UserCode.Handle<? extends SocketHandler> handler = userCode.create(mount.handler());
    SocketConnection connection = null;
    try {
      SocketConnection candidate = new SocketConnection(
          this, mount, handler.instance().channels(), handler, serializer.get());
      ConnectResult result = candidate.connect(params, info);
      if (result instanceof ConnectResult.Refused refused) {
        return Connect.refused(refused.status(), refused.reason());
      }
      connection = candidate;
      return new Connect(Optional.of(candidate), 101, "");
    } finally {
      if (connection == null) {
        handler.release().run();
      }
    }
  }

  /** Will interrupt what runs and wait a moment for it, so that no thread outlives the application. */
  @Override
  public void close() {
    timer.close();
    validator.close();
    writers.shutdown(); // an interrupt would close the socket being written to
    workers.shutdownNow();
    try {
      if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "channels still run after {0} s; leaving them",
            STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
