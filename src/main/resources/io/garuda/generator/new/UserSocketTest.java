package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ChannelCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class {{socket}}Test {
  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(new AppEndpoint());

  @Test
  void aTopicWithoutAChannelIsRefused() {
    assertThat(channels.connect({{socket}}.class).join("nothing:here"))
        .hasToString("error {\"reason\":\"unmatched topic\"}");
  }
}
