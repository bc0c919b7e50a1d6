package io.garuda.cluster.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opens links to the Redis of a URL; what Lettuce needs for it, its threads too, is here. */
final class RedisNetwork implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final RedisUrl url;
  private final ClientResources resources;
  private final RedisClient client;
  private volatile List<RedisURI> masters = List.of();

  /** Throws what {@link RedisUrl#read} throws. */
  RedisNetwork(String text) {
    url = RedisUrl.read(text, TIMEOUT); // first: nothing is left if it throws
    resources = ClientResources.builder()
        .ioThreadPoolSize(2)
        .computationThreadPoolSize(2)
        .nettyCustomizer(new NettyCustomizer() {
          @Override
          public void afterBootstrapInitialized(Bootstrap bootstrap) {
            // What a lost line still holds must not arrive after what its successor sends.
            bootstrap.option(ChannelOption.SO_LINGER, 0);
          }
        })
        .build();
    client = RedisClient.create(resources);
    client.setOptions(ClientOptions.builder()
        .autoReconnect(false)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build()) // the beat does
        .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
        .build());
  }

  /** Will open a link; the receiver is called on Lettuce's threads, for one channel on one of them. */
  CompletionStage<Link> open(BiConsumer<String, byte[]> receiver) {
    if (!url.isCluster()) {
      return RedisLink.open(client, url.servers().get(0), false, receiver)
          .thenApply(Function.identity());
    }
    List<RedisURI> known =
        Stream.concat(masters.stream(), url.servers().stream()).distinct().toList();
    return ClusterMap.ask(client, known)
        .thenCompose(map -> {
          masters = List.copyOf(map.masters().keySet());
          return ClusterLink.open(client, map, receiver);
        })
        .thenApply(Function.identity());
  }

  /** Will return when the threads have ended, or after some seconds. */
  @Override
  public void close() {
    client.shutdown(0, 2, TimeUnit.SECONDS);
    resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
