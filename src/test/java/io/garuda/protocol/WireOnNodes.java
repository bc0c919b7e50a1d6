package io.garuda.protocol;

import io.garuda.cluster.Nodes;
import io.garuda.protocol.WireTable.Row;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows of the tables that have several clients, with these on two nodes. */
class WireOnNodes {
  /** What looks into the one server of this JVM. */
  private static final Set<String> LOCAL = Set.of("heap", "skip");

  /** What counts the messages that wait before a poll, where those of another node may come later. */
  private static final Pattern COUNTED = Pattern.compile("a MiB that");

  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  @TestFactory
  Stream<DynamicTest> rows() {
    return WireIT.TABLES.stream()
        .flatMap(file -> WireTable.read(file).stream())
        .filter(row -> WireIT.CHOSEN.matcher(row.toString()).find())
        .filter(row -> !COUNTED.matcher(row.toString()).find())
        .filter(row -> row.steps().stream().anyMatch(step -> !step.party().isEmpty()))
        .filter(row -> row.steps().stream().noneMatch(step -> LOCAL.contains(step.verb())))
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> run(row)));
  }

  private static void run(Row row) {
    try (Dialogue dialogue = new Dialogue(NODES.base(0), NODES.base(1))) {
      dialogue.run(row.steps());
    }
  }
}
