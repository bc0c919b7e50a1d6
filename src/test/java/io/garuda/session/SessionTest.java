package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import io.garuda.conn.FakeExchange;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Key<Long> USER_ID = Key.of("user_id", Long.class);
  private static final Key<Object> ANY = Key.of("any", Object.class);

  private final FakeExchange exchange = new FakeExchange("GET", "/");
  private final Session session = new Session(exchange.request());

  @Test
  void onlyAWriteCreatesIt() {
    assertThat(session.find(USER_ID)).isEmpty();
    session.remove(USER_ID);
    session.drop();
    session.renew();
    assertThat(exchange.hasSession()).isFalse();
    session.put(USER_ID, 7L);
    assertThat(exchange.hasSession()).isTrue();
    assertThat(session.get(USER_ID)).isEqualTo(7);
    session.remove(USER_ID);
    assertThat(session.find(USER_ID)).isEmpty();
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
