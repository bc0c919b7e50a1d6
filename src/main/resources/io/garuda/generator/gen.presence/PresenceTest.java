package {{package}}.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.testkit.ChannelCase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class {{class}}PresenceTest {
  private final {{class}}Presence presence = new {{class}}Presence();

  @RegisterExtension
  final ChannelCase channels = ChannelCase.of(new AppEndpoint()).with(presence);

  @Test
  void whoIsTrackedIsListed() {
    presence.track("room:1", "ada", Map.of("status", "here"), this);
    assertThat(presence.list("room:1")).containsOnlyKeys("ada");
    presence.untrack("room:1", "ada", this);
    assertThat(presence.list("room:1")).isEmpty();
  }
}
