package io.garuda.cluster.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.pubsub.History;
import io.garuda.pubsub.Once;
import io.garuda.pubsub.Past;
import io.garuda.pubsub.Published;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line to each master of a cluster; each channel has one of them, by its slot. */
final class ClusterLink implements Link {
  private final RedisLink[] bySlot = new RedisLink[SlotHash.SLOT_COUNT];
  private final List<RedisLink> masters = new ArrayList<>();
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();

  private ClusterLink() {}

  /** Will connect to all masters. */
  static CompletionStage<ClusterLink> open(
      RedisClient client, ClusterMap map, BiConsumer<String, byte[]> receiver) {
    ClusterLink whole = new ClusterLink();
    List<CompletableFuture<RedisLink>> opening = new ArrayList<>();
    map.masters()
        .forEach((uri, slots) -> opening.add(RedisLink.open(client, uri, true, receiver)
            .thenApply(link -> whole.add(link, slots.stream().toArray()))
            .toCompletableFuture()));
    return CompletableFuture.allOf(opening.toArray(CompletableFuture[]::new))
        .thenApply(done -> whole)
        .whenComplete((opened, e) -> {
          if (e != null) {
            for (CompletableFuture<RedisLink> each : opening) {
              CompletableFuture<?> unused = each.thenAccept(RedisLink::close);
            }
          }
        });
  }

  private synchronized RedisLink add(RedisLink link, int[] slots) {
    for (int slot : slots) {
      bySlot[slot] = link;
    }
    masters.add(link);
    link.ended().thenAccept(ended::complete);
    return link;
  }

  private RedisLink of(String channel) {
    return bySlot[SlotHash.getSlot(channel.getBytes(UTF_8))];
  }

  @Override
  public void subscribe(Collection<String> channels) {
    channels.forEach(channel -> of(channel).subscribe(List.of(channel)));
  }

  @Override
  public void unsubscribe(Collection<String> channels) {
    channels.forEach(channel -> of(channel).unsubscribe(List.of(channel)));
  }

  @Override
  public CompletionStage<?> heard() {
    return all(RedisLink::heard);
  }

  private CompletionStage<?> all(Function<RedisLink, CompletionStage<?>> ask) {
    return CompletableFuture.allOf(masters.stream()
        .map(master -> ask.apply(master).toCompletableFuture())
        .toArray(CompletableFuture[]::new));
  }

  @Override
  public CompletionStage<Long> publish(String channel, byte[] message) {
    return of(channel).publish(channel, message);
  }

  @Override
  public CompletionStage<Published> publish(
      String channel, byte[] message, @Nullable History history, @Nullable Once once) {
    return of(channel).publish(channel, message, history, once);
  }

  @Override
  public CompletionStage<Past> past(String channel, History history, long after, int most) {
    return of(channel).past(channel, history, after, most);
  }

  @Override
  public void flush() {
    masters.forEach(RedisLink::flush);
  }

  @Override
  public void beat() {
    masters.forEach(RedisLink::beat);
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
    masters.forEach(RedisLink::close);
  }
}
