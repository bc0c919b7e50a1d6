package io.garuda.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.config.Config;
import io.garuda.socket.Payload;
import io.garuda.transaction.TransactionExtension;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The container is played; the contract server shows the rest. */
class OutboxServerTest {
  private final OutboxExtension extension = new OutboxExtension();
  private final BeanManager beans = play(
      BeanManager.class,
      (method, arguments) ->
          arguments[0] == OutboxExtension.class ? extension : new TransactionExtension());

  @SuppressWarnings("unchecked") // the only use of it
  private OutboxServer server(Answer sources) {
    return new OutboxServer(play(Instance.class, sources), beans);
  }

  private interface Answer {
    @Nullable
    Object to(String method, @Nullable Object... arguments);
  }

  private static <T> T play(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private static Optional<Relay> open(OutboxServer server, Map<String, String> settings) {
    Publisher none = (message, key) -> {
      throw new IllegalStateException("nothing is published here");
    };
    return server.open(Config.of(settings), none, () -> true, Runnable::run);
  }

  @SuppressWarnings("NullAway") // nothing is asked of the event
  private void use() {
    extension.note(null);
  }

  @Test
  void whereNobodyHasOneNothingIsLookedFor() {
    OutboxServer server = server((method, arguments) -> false);
    assertThat(open(server, Map.of())).isEmpty();
    assertThatThrownBy(() -> server.broadcast("a", "e", Payload.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("have one bean @Inject an Outbox");
  }

  @Test
  void oneDataSourceIsExpected() {
    use();
    assertThatThrownBy(() -> open(server((method, arguments) -> false), Map.of()))
        .hasMessageContaining("got several");
    OutboxServer without = server((method, arguments) -> method.equals("isUnsatisfied"));
    assertThatThrownBy(() -> open(without, Map.of()))
        .hasMessageContaining("got none; add a producer");
  }

  @Test
  void tablesAndTransactionsAreExpected() throws SQLException {
    use();
    try (Database database = Database.h2()) {
      OutboxServer server = server((method, arguments) ->
          method.equals("get") ? database.source() : method.equals("isResolvable"));
      assertThatThrownBy(() -> open(server, Map.of()))
          .hasMessageContaining("set garuda.outbox.create=true, or run:");
      assertThatThrownBy(() -> open(server, Map.of("garuda.outbox.create", "true")))
          .hasMessageContaining("expected Jakarta Transactions at java:comp/Tr");
    }
  }
}
