package io.garuda.plug;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.conn.FakeExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private final AllowedHosts hosts = new AllowedHosts("Example.com", ".example.org");

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "EXAMPLE.COM", "example.org", "a.b.example.org"})
  void theApplicationsHostsPass(String host) {
    assertThatNoException().isThrownBy(() -> call(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.com", "a.example.com", "example.com.evil.com", "evilexample.org", "", "."})
  void othersAreRefused(String host) {
    assertThatThrownBy(() -> call(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void noneIsNoChoice() {
    assertThatThrownBy(AllowedHosts::new).isInstanceOf(IllegalArgumentException.class);
  }

  private void call(String host) {
    hosts.call(new FakeExchange("GET", "/").host(host).conn());
  }
}
