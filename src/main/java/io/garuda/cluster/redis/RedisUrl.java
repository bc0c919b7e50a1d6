package io.garuda.cluster.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.internal.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is.
 *
 * @param servers one, which may be named by Sentinels; or some of a cluster's
 */
record RedisUrl(List<RedisURI> servers, boolean isCluster) {
  private static final Pattern CLUSTER =
      Pattern.compile("(rediss?)-cluster://(.*@)?([^@/?#]+)/?(\\?[^#]*)?");

  /**
   * Will read a URL.
   *
   * @param timeout of connecting, and of each answer until connected
   * @throws IllegalArgumentException if it is none of Redis'; does not show it
   */
  static RedisUrl read(String url, Duration timeout) {
    try {
      return url.contains("-cluster:") ? cluster(url, timeout) : of(List.of(url), timeout, false);
    } catch (RuntimeException e) { // not a cause: it may show a password
      throw new IllegalArgumentException("expected a URL such as redis://host:6379,"
          + " rediss://user:password@host, redis-sentinel://host:26379,other:26379#name or"
          + " redis-cluster://host:6379,other:6379, got: (hidden)");
    }
  }

  private static RedisUrl cluster(String url, Duration timeout) {
    Matcher cluster = CLUSTER.matcher(url);
    if (!cluster.matches()) {
      throw new IllegalArgumentException("expected servers between commas");
    }
    String before = cluster.group(1) + "://" + text(cluster.group(2));
    String after = text(cluster.group(4));
    return of(
        Stream.of(cluster.group(3).split(",", -1))
            .map(host -> before + host + after)
            .toList(),
        timeout,
        true);
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }

  private static RedisUrl of(List<String> servers, Duration timeout, boolean isCluster) {
    return new RedisUrl(servers.stream().map(each -> server(each, timeout)).toList(), isCluster);
  }

  private static RedisURI server(String url, Duration timeout) {
    RedisURI uri = RedisURI.create(url);
    Stream.concat(Stream.of(uri), uri.getSentinels().stream()).forEach(each -> {
      portOf(each);
      each.setTimeout(timeout);
      each.setLibraryName(""); // asks for no right to CLIENT
      each.setLibraryVersion("");
    });
    return uri;
  }

  /** A name such as {@code redis_1} is none to {@code java.net.URI}, and Lettuce takes its port for a part of it. */
  private static void portOf(RedisURI uri) {
    String host = uri.getHost();
    if (host != null && host.contains(":") && !host.startsWith("[")) {
      HostAndPort parts = HostAndPort.parse(host);
      uri.setHost(parts.getHostText());
      uri.setPort(parts.getPort());
    }
  }
}
