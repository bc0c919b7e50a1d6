package io.garuda.session;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.assigns.Key;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializableCheckTest {
  private static final Key<Object> CART = Key.of("cart", Object.class);

  record Item(String name, BigDecimal price, TimeUnit per, int count) implements Serializable {}

  record Cart(Item first, List<Item> more) implements Serializable {}

  record Chain(String name, @Nullable Chain next) implements Serializable {}

  record Holder(Object held) implements Serializable {}

  record NotMarked(String name) {}

  static final class Service {}

  private static Item item() {
    return new Item("tea", BigDecimal.TEN, TimeUnit.DAYS, 1);
  }

  static List<Object> fine() {
    return List.of(
        "text",
        7,
        7L,
        true,
        UUID.randomUUID(),
        Instant.EPOCH,
        Instant.EPOCH.atZone(ZoneId.of("UTC")),
        TimeUnit.DAYS,
        item(),
        new Cart(item(), List.of(item())),
        new Chain("a", new Chain("b", null)),
        new Holder("text"),
        new int[] {1},
        new ArrayList<>(List.of(item())),
        Map.of("a", List.of(1)),
        new Flash());
  }

  @ParameterizedTest
  @MethodSource("fine")
  void whatSerializesIsKept(Object value) {
    assertThatNoException().isThrownBy(() -> SerializableCheck.check(CART, value));
  }

  @ParameterizedTest
  @MethodSource("culprits")
  void whatDoesNotIsRefusedByTheNameOfTheCulprit(Object value, Class<?> culprit) {
    assertThatThrownBy(() -> SerializableCheck.check(CART, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a serializable value for \"cart\", got: "
            + value.getClass().getName())
        .hasMessageContaining(culprit.getName());
  }

  static List<Object[]> culprits() {
    Service service = new Service();
    return List.of(
        new Object[] {service, Service.class},
        new Object[] {new NotMarked("a"), NotMarked.class},
        new Object[] {new Holder(service), Service.class},
        new Object[] {new Holder(new NotMarked("a")), NotMarked.class},
        new Object[] {new Cart(item(), lazy()), Lazy.class},
        new Object[] {List.of(Map.of("a", new Object[] {service})), Service.class});
  }

  private static List<Item> lazy() {
    return new Lazy();
  }

  /** A list that says it serializes, and throws. */
  static final class Lazy extends ArrayList<Item> {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      throw new UnsupportedOperationException(Lazy.class.getName());
    }
  }

  @Test
  void aRecordOfPlainValuesIsNotWritten() {
    record Loud(String name) implements Serializable {
      private Object writeReplace() {
        throw new AssertionError("it is written, at the cost of writing it");
      }
    }
    assertThatNoException().isThrownBy(() -> SerializableCheck.check(CART, new Loud("a")));
  }
}
