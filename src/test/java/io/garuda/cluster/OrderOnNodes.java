package io.garuda.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one publishes on a topic arrives in that order at another node, once, and none is missing. */
class OrderOnNodes {
  private static final int PUBLISHERS = 4;
  private static final int OF_EACH =
      Integer.getInteger("garuda.test.messages", 1_000_000) / PUBLISHERS;

  /** How many of a publisher are on their way at once: less than what may wait for a client. */
  private static final int WINDOW = 500;

  private static final Pattern SENT = Pattern.compile("\"p\":(\\d+),\"n\":(\\d+)");

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  private final List<String> topics = List.of(Topics.fresh("conf"), Topics.fresh("conf"));
  private final List<Semaphore> windows =
      Stream.generate(() -> new Semaphore(WINDOW)).limit(PUBLISHERS).toList();

  private PhoenixClient joined(URI base, String topic) {
    PhoenixClient client = PhoenixClient.connect(base);
    client.raw().deadline(Duration.ofSeconds(30));
    client.join(topic);
    return client;
  }

  /** Two publish on each topic; who hears it is at the other node. */
  @Test
  void nothingIsLostDoubledOrOutOfOrder() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    long begin = System.nanoTime();
    for (String topic : topics) {
      PhoenixClient hears = joined(NODES.base(1), topic);
      running.add(CompletableFuture.runAsync(() -> hear(hears), threads));
    }
    for (int p = 0; p < PUBLISHERS; p++) {
      int publisher = p;
      PhoenixClient publishes = joined(NODES.base(0), topics.get(p % topics.size()));
      running.add(CompletableFuture.runAsync(() -> publish(publishes, publisher), threads));
    }
    running.forEach(CompletableFuture::join);
    threads.shutdown();
    int all = PUBLISHERS * OF_EACH;
    System.out.printf(
        "%,d messages from node to node in %.1f s%n", all, (System.nanoTime() - begin) / 1e9);
  }

  private void publish(PhoenixClient client, int publisher) {
    String topic = topics.get(publisher % topics.size());
    for (int n = 0; n < OF_EACH; n++) {
      windows.get(publisher).acquireUninterruptibly();
      client.send(
          "['1','" + n + "','" + topic + "','shout_from',{'p':" + publisher + ",'n':" + n + "}]");
    }
  }

  private void hear(PhoenixClient client) {
    int[] next = new int[PUBLISHERS];
    for (int heard = 0; heard < PUBLISHERS / topics.size() * OF_EACH; heard++) {
      String frame = client.raw().nextText();
      Matcher sent = SENT.matcher(frame);
      assertThat(sent.find()).as(frame).isTrue();
      int publisher = Integer.parseInt(sent.group(1));
      assertThat(Integer.parseInt(sent.group(2))).as(frame).isEqualTo(next[publisher]++);
      windows.get(publisher).release();
    }
    client.close();
  }
}
