package io.garuda.protocol;

import io.garuda.contract.ContractExtension;
import io.garuda.protocol.WireTable.Row;
import java.net.URI;
import java.util.ArrayList;
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

/** The tables of this package: each row is a test, and a witness goes on undisturbed meanwhile. */
@ExtendWith(ContractExtension.class)
class WireIT {
  private static final Pattern CHOSEN = Pattern.compile(System.getProperty("garuda.test.rows", ""));
  private static final long DEADLINE_SECONDS = 90;

  private final URI base;

  WireIT(URI base) {
    this.base = base;
  }

  @TestFactory
  Stream<DynamicTest> messages() {
    return rows("v2.wire", "v2-binary.wire", "v1.wire");
  }

  @TestFactory
  Stream<DynamicTest> handshakes() {
    return rows("handshake.wire");
  }

  private Stream<DynamicTest> rows(String... files) {
    List<Row> rows = new ArrayList<>();
    for (String file : files) {
      WireTable.read(file).stream()
          .filter(row -> CHOSEN.matcher(row.name()).find())
          .forEach(rows::add);
    }
    Map<String, Long> before = LiveObjects.count();
    Witness witness = new Witness(base);
    ExecutorService threads = Executors.newCachedThreadPool();
    Map<Row, Future<?>> running = new LinkedHashMap<>();
    rows.stream()
        .filter(Row::together)
        .forEach(row -> running.put(row, threads.submit(() -> run(row))));
    Stream<DynamicTest> tests = rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.name() + " (" + row.place() + ")", () -> {
          await(running.computeIfAbsent(row, one -> threads.submit(() -> run(one))));
          witness.undisturbed();
        }));
    DynamicTest last = DynamicTest.dynamicTest("nothing of it is left in the heap", () -> {
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
