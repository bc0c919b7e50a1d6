package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.cluster.Nodes;
import io.garuda.wire.PhoenixClient;
import io.garuda.wire.Topics;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program asks one node, and another one again. */
class PublishApiOnNodes {
  @RegisterExtension
  static final Nodes NODES = Nodes.of(2);

  @ParameterizedTest
  @ValueSource(strings = {"bench", "log"})
  void whatIsAskedForAgainAtAnotherNodeIsHeardOnce(String prefix) {
    String topic = Topics.fresh(prefix);
    try (PhoenixClient one = PhoenixClient.connect(NODES.base(0));
        PhoenixClient two = PhoenixClient.connect(NODES.base(1))) {
      one.join(topic);
      two.join(topic);
      String message = "{'event':'new_msg','payload':{'n':1}}";
      ApiClient first = ApiClient.of(NODES.base(0));
      ApiClient second = ApiClient.of(NODES.base(1));
      assertThat(first.publish(topic, message, "k").get("repeated").asBoolean()).isFalse();
      assertThat(second.publish(topic, message, "k").get("repeated").asBoolean())
          .isTrue();
      first.publish(topic, "{'event':'end'}", "end");
      for (PhoenixClient client : new PhoenixClient[] {one, two}) {
        assertThat(client.raw().nextText()).contains("\"new_msg\"");
        assertThat(client.raw().nextText()).contains("\"end\"");
      }
    }
  }
}
