package io.garuda.cluster.redis;

/**
 * How to reach Redis.
 *
 * @param url {@code redis://host:6379}, {@code redis-sentinel://host:26379,host2:26379#name} or
 *     {@code redis-cluster://host:6379,host2:6379}, which name some of the Sentinels or servers;
 *     {@code rediss} at the beginning for TLS; may name user and password
 * @param prefix stands before each channel's name; applications that share a Redis need different ones
 * @param bufferBytes how much may wait to be sent, above the newest is lost; 8 MiB
 * @param outage what becomes of what is published while Redis is out of reach
 */
public record RedisOptions(String url, String prefix, int bufferBytes, Outage outage) {
  /** What becomes of messages to other nodes that cannot be sent now. */
  public enum Outage {
    /** They wait, as far as there is room, and are sent when Redis is back. */
    BUFFER,
    /** They are lost, and counted. */
    LOSE
  }

  /** Will reach this Redis, with a prefix {@code garuda}, and buffer up to 8 MiB. */
  public static RedisOptions of(String url) {
    return new RedisOptions(url, "garuda", 8 * 1_024 * 1_024, Outage.BUFFER);
  }

  /** Will leave out the URL, which may show a password. */
  @Override
  public String toString() {
    return "RedisOptions[prefix=" + prefix + ", bufferBytes=" + bufferBytes + ", outage=" + outage
        + "]";
  }
}
