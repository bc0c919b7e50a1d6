package io.garuda.protocol;

import io.garuda.contract.ContractExtension;
import io.garuda.protocol.WireTable.Row;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tables of this package: each row is a test, and a witness goes on undisturbed meanwhile.
 *
 * <p>{@code -Dgaruda.test.rows=v1.wire} chooses rows by a pattern of their names and places.
 */
@ExtendWith(ContractExtension.class)
class WireIT {
  static final List<String> TABLES = List.of(
      "v2.wire",
      "longpoll.wire",
      "longpoll-hostile.wire",
      "v2-binary.wire",
      "v1.wire",
      "handshake.wire",
      "malformed.wire",
      "typed.wire",
      "ee.wire",
      "log.wire",
      "limits.wire",
      "hostile.wire",
      "slow.wire");
  static final Pattern CHOSEN = Pattern.compile(System.getProperty("garuda.test.rows", ""));
  private static final long DEADLINE_SECONDS = 90;

  private final URI base;

  WireIT(URI base) {
    this.base = base;
  }

  @TestFactory
  Stream<DynamicTest> rows() {
    List<Row> rows = TABLES.stream()
        .flatMap(file -> WireTable.read(file).stream())
        .filter(row -> CHOSEN.matcher(row.toString()).find())
        .toList();
    Map<String, Long> before = LiveObjects.count();
    Witness witness = new Witness(base);
    ExecutorService threads = Executors.newCachedThreadPool();
    Map<Row, Future<?>> running = new LinkedHashMap<>();
    Stream<DynamicTest> tests = rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
          if (row.place().startsWith(TABLES.get(2))) {
            // the server is warm and its short windows are seen: what takes its time begins,
            // beside all others
            rows.stream()
                .filter(Row::together)
                .forEach(
                    slow -> running.computeIfAbsent(slow, one -> threads.submit(() -> run(one))));
          }
          await(running.computeIfAbsent(row, one -> threads.submit(() -> run(one))));
          witness.undisturbed();
        }));
    DynamicTest last = DynamicTest.dynamicTest("nothing of them is left in the heap", () -> {
      witness.close();
      threads.shutdownNow();
      LiveObjects.awaitNoMoreThan(before);
    });
    return Stream.concat(tests, Stream.of(last));
  }

  private void run(Row row) {
    for (int i = 0; i < row.times(); i++) {
      try (Dialogue dialogue = new Dialogue(base)) {
        dialogue.run(row.steps());
      }
    }
  }

  private static void await(Future<?> row) throws Throwable {
    try {
      row.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
