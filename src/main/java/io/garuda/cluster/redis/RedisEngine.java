package io.garuda.cluster.redis;

import io.garuda.pubsub.Engine;
import io.garuda.pubsub.EngineHealth;
import io.garuda.pubsub.History;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.Past;
import io.garuda.pubsub.Published;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reaches the other nodes over Redis' publish and subscribe; at most once, in order. */
public final class RedisEngine implements Engine {
  /*
   * A link is opened, subscribed, used and thrown away as a whole; what it owed is lost, never sent
   * again, since Redis may have passed it on.
   *
   * Before it is used it must hear an empty message that it sent to itself. That shows a user's rights,
   * and that both connections are of one server: Sentinels may have changed the master between them.
   */
  private static final System.Logger LOG = System.getLogger(RedisEngine.class.getName());
  private static final long BEAT_MILLIS = 1_000;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;
  private static final long STEADY_NANOS = 5_000_000_000L;
  private static final long LAST_WORDS_SECONDS = 2;
  private static final byte[] PROBE = {};

  private final String node = LocalEngine.newNode();
  private final RedisNetwork network;
  private final String topics;
  private final String nodes;
  private final String own;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Wanted wanted = new Wanted();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final LongAdder outages = new LongAdder();
  private final EngineThread thread = new EngineThread();
  private volatile @Nullable String problem = "not connected yet";
  private @Nullable Link link; // the thread's, as what follows
  private boolean ready;
  private boolean everReady;
  private long readySince;
  private long pause = FIRST_PAUSE_MILLIS;

  /**
   * Will know where Redis is; {@link #start} connects.
   *
   * @throws IllegalArgumentException if the URL is none of Redis'
   */
  public RedisEngine(RedisOptions options) {
    network = new RedisNetwork(options.url());
    topics = options.prefix() + ":";
    nodes = options.prefix() + "@";
    own = nodes + node;
    outgoing = new Outgoing(options);
    incoming = new Incoming(topics, PROBE.length);
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.NODES, Capability.ORDER, Capability.HISTORY);
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public void start(Receiver takes) {
    incoming.to(takes);
    thread.execute(this::connect);
    thread.after(BEAT_MILLIS, this::beat);
  }

  private void connect() {
    CompletionStage<Link> opening;
    try {
      opening = network.open(incoming::receive);
    } catch (RuntimeException | LinkageError e) { // a library of Lettuce's may be missing
      LOG.log(Level.ERROR, "Redis cannot be reached from here", e);
      opening = CompletableFuture.failedFuture(e);
    }
    opening.whenComplete((opened, e) -> thread.execute(() -> {
      if (e == null) {
        opened(opened);
      } else {
        later(Reason.of(e));
      }
    }));
  }

  private void later(String why) {
    LOG.log(
        why.equals(problem) ? Level.DEBUG : Level.WARNING,
        "Redis is out of reach, other nodes hear nothing: {0}",
        why);
    problem = why;
    outgoing.away(why);
    thread.after(pause, this::connect);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
  }

  private void opened(Link opened) {
    link = opened;
    opened
        .ended()
        .thenAccept(why -> thread.execute(() -> {
          if (link == opened) {
            down(why);
          }
        }));
    try {
      opened.subscribe(List.of(own, topics));
      opened.unsubscribe(List.of(topics));
      wanted.subscribeAll(opened, topics).thenRun(() -> thread.execute(() -> prove(opened)));
      opened.flush();
    } catch (RuntimeException e) { // nothing else would end it
      opened.end(e);
    }
  }

  private void prove(Link opened) {
    opened
        .publish(topics, PROBE)
        .thenCombine(opened.publish(own, PROBE), (nobody, here) -> here)
        .whenComplete((here, e) -> thread.execute(() -> {
          if (link != opened) {
            return; // lost meanwhile
          }
          if (e != null) {
            opened.end(e);
          } else if (here == 0) {
            opened.end(new IllegalStateException("two servers were reached as one"));
          } else {
            up();
          }
        }));
    opened.flush();
  }

  private void up() {
    boolean again = everReady;
    ready = true;
    everReady = true;
    readySince = System.nanoTime();
    problem = null;
    LOG.log(Level.INFO, "Redis is within reach, this node is {0}", node);
    if (again) {
      incoming.healed();
    }
    thread.after(outgoing.back(LONGEST_PAUSE_MILLIS), this::drain);
  }

  private void down(Throwable why) {
    Link old = link;
    link = null;
    if (old != null) {
      old.close();
    }
    if (ready) {
      outages.increment();
      if (Reason.isMove(why) || System.nanoTime() - readySince > STEADY_NANOS) {
        pause = FIRST_PAUSE_MILLIS;
      }
    }
    ready = false;
    outgoing.down();
    wanted.giveUp();
    later(Reason.of(why));
  }

  private void beat() {
    thread.after(BEAT_MILLIS, this::beat);
    Link now = link;
    if (now != null) {
      now.beat();
    }
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      thread.execute(this::drain);
    }
  }

  private void drain() {
    woken.set(false);
    if (!ready) {
      outgoing.refuse(problem);
    }
    Link now = link;
    if (now == null) {
      return;
    }
    wanted.tell(now, topics);
    if (ready) {
      outgoing.send(now, this::wake);
    }
    now.flush();
  }

  @Override
  public CompletionStage<?> subscribe(String topic) {
    CompletableFuture<@Nullable Void> done = wanted.add(topic);
    wake();
    if (problem != null) {
      done.complete(null);
    }
    return done;
  }

  @Override
  public void unsubscribe(String topic) {
    wanted.remove(topic);
    wake();
  }

  @Override
  public void publish(String topic, byte[] message) {
    put(topics + topic, message, null);
  }

  @Override
  public void append(String topic, byte[] message, History history) {
    put(topics + topic, message, history);
  }

  @Override
  public CompletionStage<Published> publish(
      String topic, byte[] message, @Nullable History history, @Nullable Once once) {
    CompletionStage<Published> told = outgoing.put(topics + topic, message, history, once);
    wake();
    return told;
  }

  @Override
  public CompletionStage<Past> past(String topic, History history, long after, int most) {
    CompletableFuture<CompletionStage<Past>> asked = new CompletableFuture<>();
    thread.execute(() -> {
      Link now = ready ? link : null;
      if (now == null) {
        asked.completeExceptionally(Outgoing.outOfReach(problem));
      } else {
        asked.complete(now.past(topics + topic, history, after, most));
        now.flush();
      }
    });
    return asked.thenCompose(stage -> stage);
  }

  @Override
  public void send(String to, String topic, byte[] message) {
    put(nodes + to, DirectMessage.write(topic, message), null);
  }

  private void put(String channel, byte[] message, @Nullable History history) {
    if (outgoing.put(channel, message, history, problem == null)) {
      wake();
    }
  }

  @Override
  public EngineHealth health() {
    return new EngineHealth(
        Optional.ofNullable(problem),
        outgoing.published(),
        incoming.received(),
        outgoing.lost(),
        outgoing.waiting(),
        outages.sum());
  }

  @Override
  public void close() {
    incoming.to(null);
    outgoing.end(problem == null ? LAST_WORDS_SECONDS : 0);
    problem = "closed";
    thread.close();
    network.close();
    outgoing.refuse(problem);
    wanted.giveUp();
  }
}
