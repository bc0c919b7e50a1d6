package io.garuda.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Broadcast;
import io.garuda.socket.MalformedPayloadException;
import io.garuda.socket.Payload;
import io.garuda.socket.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the tables, and of what does not fit them, in a database of any kind. */
abstract class OutboxTablesContract {
  private final Database database;
  private final OutboxTables tables;

  OutboxTablesContract(Database empty) {
    database = empty;
    tables = empty.tables();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private static Broadcast message(String topic, String event, String json) {
    return new Broadcast(Topic.of(topic), event, Payload.raw(json));
  }

  @Test
  void tablesThatAreMissingAreShownOrMade() throws SQLException {
    assertThatThrownBy(() -> tables.check(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set garuda.outbox.create=true, or run:\n")
        .hasMessageContaining("create table if not exists garuda_outbox (");
    tables.check(true);
    tables.check(false);
    database.execute("delete from garuda_outbox_turn");
    assertThatThrownBy(() -> tables.check(false)).hasMessageContaining("no row");
    tables.check(true);
    database.execute("alter table garuda_outbox drop column problem");
    assertThatThrownBy(() -> tables.check(true))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .containsIgnoringCase("\"problem\"");
  }

  @Test
  void nodesThatStartTogetherMayAllMakeThem() {
    List<CompletableFuture<Void>> nodes = Stream.generate(() -> CompletableFuture.runAsync(
            () -> assertThatCode(() -> tables.check(true)).doesNotThrowAnyException()))
        .limit(8)
        .toList();
    nodes.forEach(CompletableFuture::join);
  }

  @Test
  void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
    tables.check(true);
    assertThatThrownBy(() -> tables.add(message("a", "b", "{}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("got one that commits by itself");
    assertThat(database.count()).isZero();
  }

  @Test
  void whatNoDatabaseKeepsIsRefused() throws SQLException {
    tables.check(true);
    try (Connection connection = database.begin()) {
      for (Broadcast message : List.of(message("a\0", "e", "{}"), message("a", "\ud83d", "{}"))) {
        assertThatThrownBy(() -> OutboxTables.insert(connection, message))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("U+0000");
      }
      assertThatThrownBy(() -> OutboxTables.insert(connection, message("a", "e", "{\"n\":")))
          .isInstanceOf(MalformedPayloadException.class);
      OutboxTables.insert(connection, message("\ud83d\ude00", "e", "{\"a\":\"\ud83d\ude00\"}"));
      String long3 = "x".repeat(3_000_000);
      OutboxTables.insert(connection, message("a", "e", "{\"a\":\"" + long3 + "\"}"));
      connection.commit();
    }
    assertThat(database.count()).isEqualTo(2);
    try (Turn turn = tables.turn()) {
      assertThat(turn.read(List.of(), 9))
          .extracting(Stored::topic)
          .containsExactly("\ud83d\ude00", "a");
      assertThat(turn.read(List.of("a"), 9))
          .extracting(Stored::payload)
          .containsExactly("{\"a\":\"\ud83d\ude00\"}");
    }
  }
}
