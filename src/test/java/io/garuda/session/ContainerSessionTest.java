package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import io.garuda.conn.FakeExchange;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ContainerSessionTest {
  private static final Key<Long> USER_ID = Key.of("user_id", Long.class);
  private static final Key<Object> ANY = Key.of("any", Object.class);

  private final FakeExchange exchange = new FakeExchange("GET", "/");
  private final Session session = new ContainerSession(exchange.request());

  @Test
  void onlyAWriteCreatesIt() {
    assertThat(session.find(USER_ID)).isEmpty();
    session.delete(USER_ID);
    session.clear();
    session.drop();
    session.renew();
    assertThat(session.all()).isEmpty();
    assertThat(exchange.hasSession()).isFalse();
    session.put(USER_ID, 7L);
    assertThat(exchange.hasSession()).isTrue();
    assertThat(session.get(USER_ID)).isEqualTo(7);
    session.delete(USER_ID);
    assertThat(session.find(USER_ID)).isEmpty();
  }

  @Test
  void aClearedSessionIsEmpty() {
    session.put(USER_ID, 7L);
    assertThat(session.all()).isEqualTo(Map.of("user_id", 7L));
    session.clear();
    assertThat(session.all()).isEmpty();
    assertThat(exchange.hasSession()).isTrue();
  }

  @Test
  void whatIsMissingOrCannotBeKeptIsNamed() {
    assertThatThrownBy(() -> session.get(USER_ID))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("\"user_id\"");
    assertThatThrownBy(() -> session.put(ANY, new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"any\"")
        .hasMessageContaining("keep an id in the session instead");
  }
}
