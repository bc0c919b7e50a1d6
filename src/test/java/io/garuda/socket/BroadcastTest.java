package io.garuda.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  private final Broadcast broadcast = new Broadcast(Topic.of("t"), "e", Payload.of("m", 1));

  @Test
  void itIsEncodedOnceForEachSerializer() {
    AtomicInteger encoded = new AtomicInteger();
    Serializer first = counting(V2JsonSerializer.INSTANCE, encoded);
    Serializer second = counting(V1JsonSerializer.INSTANCE, encoded);

    Frame array = broadcast.frame(first);
    Frame object = broadcast.frame(second);

    assertThat(broadcast.frame(first)).isSameAs(array);
    assertThat(broadcast.frame(second)).isSameAs(object);
    assertThat(array.text()).startsWith("[");
    assertThat(object.text()).startsWith("{");
    assertThat(encoded).hasValue(2);
  }

  private static Serializer counting(Serializer serializer, AtomicInteger calls) {
    return (Serializer) Proxy.newProxyInstance(
        Serializer.class.getClassLoader(),
        new Class<?>[] {Serializer.class},
        (proxy, method, args) -> {
          calls.incrementAndGet();
          return method.invoke(serializer, args);
        });
  }
}
