package io.garuda.protocol;

import io.garuda.server.InstalledServer;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Counts what a server in this JVM keeps for its connections, after a collection of the heap.
 *
 * <p>Exact where a measure in bytes is noise: one forgotten connection is seen.
 */
public final class LiveObjects {
  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");
  private static final Pattern TOTAL = Pattern.compile("\nTotal\\s+\\d+\\s+(\\d+)");
  private static final Pattern KEPT = Pattern.compile(
      "io\\.garuda\\.(channel\\.(SocketConnection|ChannelServer|ChannelMailbox\\$Task|JoinGate)"
          + "|contract\\.\\w+(Socket|Channel)"
          + "|transport\\.websocket\\.(SocketEndpoint|Inbound|BatchingOutbound)"
          + "|transport\\.longpoll\\.(LongPollSession|HttpAnswer|Body|SessionRelay\\$Pending))"
          + "|org\\.apache\\.tomcat\\.websocket\\.WsSession"
          + "|org\\.apache\\.tomcat\\.util\\.net\\.NioEndpoint\\$NioSocketWrapper");
  /** Whether the server is in this JVM. */
  public static final boolean HERE =
      InstalledServer.named().isEmpty() && System.getProperty("garuda.test.base") == null;

  private static final long DEADLINE_SECONDS = 30;

  private LiveObjects() {}

  /** Will count them by class; none if the server is in another JVM. */
  public static Map<String, Long> count() {
    Map<String, Long> counts = new TreeMap<>();
    if (!HERE) {
      return counts;
    }
    histogram().lines().forEach(line -> {
      Matcher entry = LINE.matcher(line);
      if (entry.matches() && KEPT.matcher(entry.group(2)).matches()) {
        counts.put(entry.group(2), Long.parseLong(entry.group(1)));
      }
    });
    return counts;
  }

  /** Will wait until so many at most of one class are alive, if the server is in this JVM. */
  public static void awaitAtMost(String simpleName, long most) {
    if (HERE) {
      await(counts -> {
        Map<String, String> more = new TreeMap<>();
        counts.forEach((name, count) -> {
          if (name.endsWith("." + simpleName) && count > most) {
            more.put(name, count + " instead of " + most);
          }
        });
        return more;
      });
    }
  }

  /** Will wait until so many bytes at most are in use, if the server is in this JVM. */
  public static void awaitBytes(long most) {
    if (HERE) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
      while (bytes() > most && System.nanoTime() < end) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
      if (bytes() > most) {
        throw new AssertionError("expected at most " + most + " bytes in use, got: " + bytes());
      }
    }
  }

  /** Will count the objects of any one class; none if the server is in another JVM. */
  public static long count(String className) {
    return HERE
        ? histogram()
            .lines()
            .map(LINE::matcher)
            .filter(line -> line.matches() && line.group(2).equals(className))
            .mapToLong(line -> Long.parseLong(line.group(1)))
            .sum()
        : 0;
  }

  /** Will return how many bytes are in use after a collection. */
  public static long bytes() {
    Matcher total = TOTAL.matcher(histogram());
    return total.find() ? Long.parseLong(total.group(1)) : 0;
  }

  /** Will wait until there are no more of any class than before. */
  public static void awaitNoMoreThan(Map<String, Long> before) {
    await(counts -> {
      Map<String, String> more = new TreeMap<>();
      counts.forEach((name, count) -> {
        long allowed = before.getOrDefault(name, 0L);
        if (count > allowed) {
          more.put(name, count + " instead of " + allowed);
        }
      });
      return more;
    });
  }

  private static void await(Function<Map<String, Long>, Map<String, String>> tooMany) {
    Map<String, String> more = tooMany.apply(count());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!more.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      more = tooMany.apply(count());
    }
    if (!more.isEmpty()) {
      throw new AssertionError("expected fewer live objects, got: " + more);
    }
  }

  private static String histogram() {
    try {
      return (String) ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new AssertionError("expected a histogram of the heap", e);
    }
  }
}
