package io.garuda.cluster.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.pubsub.History;
import io.garuda.pubsub.LocalEngine;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.Past;
import io.garuda.pubsub.Past.Kept;
import io.garuda.pubsub.Published;
import io.garuda.socket.Cursor;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What topics keep at one server: a stream of messages, a hash of epoch and newest offset, and the keys of what
 * was published once, by scripts that do all of it at once. The engine's thread.
 */
final class RedisLogs {
  private static final Pattern RUN = Pattern.compile("run_id:(\\w+)");

  /*
   * KEYS: the hash, the stream, or first the key of a message, whose value is its cursor. It is written
   * before the message is sent: Redis refuses a write for want of memory, never to send. The hash outlives the
   * stream, so that a quiet topic keeps its epoch. Entries have the offset as their id, and their time in
   * milliseconds. An epoch ends with the run of the server: the next one, of a replica or from a file, may have
   * lost the last messages, and would give their offsets away again.
   */
  private static final String EPOCH = """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      local epoch = redis.call('HGET', KEYS[1], 'epoch')
      if redis.call('HGET', KEYS[1], 'run') ~= ARGV[4] then
        epoch = ARGV[1]
        redis.call('HSET', KEYS[1], 'run', ARGV[4], 'epoch', epoch, 'offset', 0)
        redis.call('DEL', KEYS[2])
      end
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
      local oldest = now - ARGV[2]
      """;

  /** ARGV: command, channel, message, how long the key is known. */
  private static final String PUBLISH_ONCE = """
      local first = redis.call('GET', KEYS[1])
      if first then return {'1', first} end
      redis.call('SET', KEYS[1], '', 'PX', ARGV[4])
      redis.call(ARGV[1], ARGV[2], ARGV[3])
      return {'0', ''}
      """;

  /** ARGV: a new epoch, how long messages and epoch are kept, the run, size, command, channel, message, time of the key. */
  private static final String APPEND = """
      local first = KEYS[3] and redis.call('GET', KEYS[3])
      if first then return {'1', first} end
      """ + EPOCH + """
      local offset = redis.call('HINCRBY', KEYS[1], 'offset', 1)
      local cursor = epoch .. ':' .. offset
      if KEYS[3] then redis.call('SET', KEYS[3], cursor, 'PX', ARGV[9]) end
      redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[5], offset .. '-1', 't', now, 'm', ARGV[8])
      for _, entry in ipairs(redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 8)) do
        if tonumber(entry[2][2]) >= oldest then break end
        redis.call('XDEL', KEYS[2], entry[1])
      end
      redis.call('PEXPIRE', KEYS[2], ARGV[2])
      redis.call(ARGV[6], ARGV[7], cursor .. '\\n' .. ARGV[8])
      return {'0', cursor}
      """;

  /** ARGV: a new epoch, how long messages and epoch are kept, the run, the offset before, how many. */
  private static final String PAST = EPOCH + """
      local newest = redis.call('HGET', KEYS[1], 'offset')
      local past = {epoch, newest}
      local after = tonumber(ARGV[5])
      if after < tonumber(newest) then
        local first = string.format('%.0f-0', after + 1)
        for _, entry in ipairs(redis.call('XREVRANGE', KEYS[2], '+', first, 'COUNT', ARGV[6])) do
          if tonumber(entry[2][2]) < oldest then break end
          past[#past + 1] = entry[1]
          past[#past + 1] = entry[2][4]
        end
      end
      return past
      """;

  private final StatefulRedisConnection<String, byte[]> connection;
  private final byte[] publish;
  private volatile byte[] run = {};
  private @Nullable String publishOnce;
  private @Nullable String append;
  private @Nullable String past;

  RedisLogs(StatefulRedisConnection<String, byte[]> connection, boolean sharded) {
    this.connection = connection;
    this.publish = text(sharded ? "SPUBLISH" : "PUBLISH");
  }

  /** Will ask for the server's run, before the first script; fails if that is not told. */
  CompletionStage<?> begin() {
    return connection.async().info("server").thenAccept(info -> {
      Matcher found = RUN.matcher(info);
      if (!found.find()) {
        throw new RedisException("expected a run_id in INFO, got: " + info);
      }
      run = text(found.group(1));
    });
  }

  /**
   * Will publish a message, unless it is known by its key, and keep it if there is a history.
   *
   * @throws IllegalArgumentException if there is neither
   */
  CompletionStage<Published> publish(
      String channel, byte[] message, @Nullable History history, @Nullable Once once) {
    if (history != null) {
      return append(channel, message, history, once);
    }
    if (once == null) {
      throw new IllegalArgumentException("expected a key or a history, got neither");
    }
    if (publishOnce == null) {
      publishOnce = load(PUBLISH_ONCE);
    }
    return published(
        publishOnce,
        List.of(key(channel, once)),
        publish,
        channel.getBytes(UTF_8),
        message,
        text(once.time().toMillis()));
  }

  private CompletionStage<Published> append(
      String channel, byte[] message, History history, @Nullable Once once) {
    if (append == null) {
      append = load(APPEND);
    }
    List<String> keys = new ArrayList<>(List.of(keys(channel)));
    if (once != null) {
      keys.add(key(channel, once));
    }
    return published(
        append,
        keys,
        text(LocalEngine.newNode()),
        text(history.time().toMillis()),
        text(history.time().plus(History.MEMORY).toMillis()),
        run,
        text(history.size()),
        publish,
        channel.getBytes(UTF_8),
        message,
        text(once == null ? 0 : once.time().toMillis()));
  }

  private CompletionStage<Published> published(
      String script, List<String> keys, byte[]... arguments) {
    return connection
        .async()
        .<List<byte[]>>evalsha(
            script, ScriptOutputType.MULTI, keys.toArray(String[]::new), arguments)
        .thenApply(told -> new Published(
            told.get(0)[0] == '1',
            Cursor.parse(new String(told.get(1), US_ASCII)).orElse(null)));
  }

  CompletionStage<Past> past(String channel, History history, long after, int most) {
    if (past == null) {
      past = load(PAST);
    }
    CompletableFuture<List<byte[]>> found = connection
        .async()
        .<List<byte[]>>evalsha(
            past,
            ScriptOutputType.MULTI,
            keys(channel),
            text(LocalEngine.newNode()),
            text(history.time().toMillis()),
            text(history.time().plus(History.MEMORY).toMillis()),
            run,
            text(after),
            text(most))
        .toCompletableFuture();
    return found.thenApply(RedisLogs::past);
  }

  /** Stands before its first use on the same connection, so nobody waits for it. */
  private String load(String script) {
    Future<?> unused = connection.async().scriptLoad(script);
    return connection.async().digest(script);
  }

  private static Past past(List<byte[]> found) {
    List<Kept> kept = new ArrayList<>();
    for (int i = found.size() - 2; i >= 2; i -= 2) { // the newest comes first
      String id = new String(found.get(i), US_ASCII);
      kept.add(new Kept(Long.parseLong(id.substring(0, id.indexOf('-'))), found.get(i + 1)));
    }
    String epoch = new String(found.get(0), US_ASCII);
    long newest = Long.parseLong(new String(found.get(1), US_ASCII));
    return new Past(new Cursor(epoch, newest), Collections.unmodifiableList(kept));
  }

  /** In a cluster, all belong to the channel's slot. */
  private static String[] keys(String channel) {
    return new String[] {"{" + channel + "}|epoch", "{" + channel + "}|log"};
  }

  private static String key(String channel, Once once) {
    return "{" + channel + "}|once|" + once.key();
  }

  private static byte[] text(Object value) {
    return value.toString().getBytes(US_ASCII);
  }
}
