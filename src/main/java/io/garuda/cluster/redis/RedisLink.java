package io.garuda.cluster.redis;

import io.garuda.pubsub.History;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.Past;
import io.garuda.pubsub.Published;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Two connections to one server: one hears, one speaks. */
final class RedisLink implements Link {
  private static final System.Logger LOG = System.getLogger(RedisLink.class.getName());
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
  private static final long SILENCE_NANOS = 3_000_000_000L;

  private final StatefulRedisPubSubConnection<String, byte[]> hears;
  private final StatefulRedisConnection<String, byte[]> speaks;
  private final boolean sharded;
  private final RedisLogs logs;
  private final Map<String, Integer> leaving = new ConcurrentHashMap<>();
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
  private CompletableFuture<?> answered = CompletableFuture.completedFuture(null);
  private long asked;
  private volatile boolean closed;

  private RedisLink(
      StatefulRedisPubSubConnection<String, byte[]> hears,
      StatefulRedisConnection<String, byte[]> speaks,
      boolean sharded) {
    this.hears = hears;
    this.speaks = speaks;
    this.sharded = sharded;
    this.logs = new RedisLogs(speaks, sharded);
    hears.setAutoFlushCommands(false);
    speaks.setAutoFlushCommands(false);
  }

  /**
   * Will connect twice; the receiver is called on Lettuce's thread.
   *
   * @param sharded whether the server is one of a cluster's, and channels belong to its slots
   */
  static CompletionStage<RedisLink> open(
      RedisClient client, RedisURI uri, boolean sharded, BiConsumer<String, byte[]> receiver) {
    CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> hears =
        client.connectPubSubAsync(CODEC, uri).toCompletableFuture();
    CompletableFuture<StatefulRedisConnection<String, byte[]>> speaks =
        client.connectAsync(CODEC, uri).toCompletableFuture();
    CompletableFuture<RedisLink> link = hears.thenCombine(speaks, (in, out) -> {
      RedisLink opened = new RedisLink(in, out, sharded);
      opened.listen(receiver);
      CompletionStage<?> unused = opened.mustSucceed(opened.logs.begin());
      return opened;
    });
    return link.whenComplete((opened, e) -> {
      if (e != null) {
        closeLater(hears);
        closeLater(speaks);
      }
    });
  }

  private void listen(BiConsumer<String, byte[]> receiver) {
    hears.addListener(new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, byte[] message) {
        if (!closed) { // its successor may hear already
          receiver.accept(channel, message);
        }
      }

      @Override
      public void smessage(String channel, byte[] message) {
        message(channel, message);
      }

      @Override
      public void sunsubscribed(String channel, long count) {
        if (!leaving.containsKey(channel)) {
          end(new RedisCommandExecutionException("MOVED to another server: " + channel));
        }
        leaving.computeIfPresent(channel, (same, times) -> times == 1 ? null : times - 1);
      }
    });
    RedisConnectionStateListener loss = new RedisConnectionStateListener() {
      @Override
      public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
        end(new RedisException("the connection was lost"));
      }
    };
    hears.addListener(loss);
    speaks.addListener(loss);
    if (!hears.isOpen() || !speaks.isOpen()) {
      end(new RedisException("the connection was lost"));
    }
  }

  private static void closeLater(CompletableFuture<? extends StatefulConnection<?, ?>> opening) {
    failuresAreLogged(opening.thenCompose(StatefulConnection::closeAsync));
  }

  private static void failuresAreLogged(CompletionStage<?> done) {
    done.whenComplete((result, e) -> {
      if (e != null) {
        LOG.log(Level.DEBUG, "Redis did not do it", e);
      }
    });
  }

  private <T> CompletionStage<T> mustSucceed(CompletionStage<T> done) {
    return done.whenComplete((result, e) -> {
      if (e != null) {
        end(e);
      }
    });
  }

  @Override
  public void subscribe(Collection<String> channels) {
    if (sharded) {
      channels.forEach(channel -> mustSucceed(hears.async().ssubscribe(channel)));
    } else {
      mustSucceed(hears.async().subscribe(channels.toArray(String[]::new)));
    }
  }

  @Override
  public void unsubscribe(Collection<String> channels) {
    if (sharded) {
      channels.forEach(channel -> {
        leaving.merge(channel, 1, Integer::sum);
        mustSucceed(hears.async().sunsubscribe(channel));
      });
    } else {
      mustSucceed(hears.async().unsubscribe(channels.toArray(String[]::new)));
    }
  }

  @Override
  public CompletionStage<?> heard() {
    return mustSucceed(hears.async().ping());
  }

  @Override
  public CompletionStage<Long> publish(String channel, byte[] message) {
    return sharded
        ? speaks.async().spublish(channel, message)
        : speaks.async().publish(channel, message);
  }

  @Override
  public CompletionStage<Published> publish(
      String channel, byte[] message, @Nullable History history, @Nullable Once once) {
    return logs.publish(channel, message, history, once);
  }

  @Override
  public CompletionStage<Past> past(String channel, History history, long after, int most) {
    return mustSucceed(logs.past(channel, history, after, most));
  }

  @Override
  public void flush() {
    hears.flushCommands();
    speaks.flushCommands();
  }

  @Override
  public void beat() {
    if (answered.isDone()) {
      asked = System.nanoTime();
      answered = CompletableFuture.allOf(
          heard().toCompletableFuture(), mustSucceed(speaks.async().ping()).toCompletableFuture());
      flush();
    } else if (System.nanoTime() - asked > SILENCE_NANOS) {
      end(new RedisException("no answer for 3 s"));
    }
  }

  @Override
  public void end(Throwable why) {
    ended.complete(why);
  }

  @Override
  public CompletionStage<Throwable> ended() {
    return ended;
  }

  @Override
  public void close() {
    closed = true;
    failuresAreLogged(hears.closeAsync());
    failuresAreLogged(speaks.closeAsync());
  }
}
