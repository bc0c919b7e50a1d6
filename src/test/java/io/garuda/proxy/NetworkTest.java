package io.garuda.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,           127.0.0.1,         true",
    "127.0.0.1,           127.0.0.2,         false",
    "127.0.0.1,           ::ffff:127.0.0.1,  true",
    "::ffff:127.0.0.1,    127.0.0.1,         true",
    "::ffff:10.0.0.0/104, 10.200.0.1,        true",
    "10.0.0.0/8,          10.255.255.255,    true",
    "10.0.0.0/8,          11.0.0.0,          false",
    "10.0.0.0/8,          ::ffff:10.0.0.1,   true",
    "10.0.0.0/8,          a00::,             false",
    "192.168.1.128/25,    192.168.1.127,     false",
    "192.168.1.128/25,    192.168.1.128,     true",
    "10.1.2.3/32,         10.1.2.3,          true",
    "10.1.2.3/32,         10.1.2.2,          false",
    "0.0.0.0/0,           1.2.3.4,           true",
    "0.0.0.0/0,           ::1,               false",
    "::1,                 0:0:0:0:0:0:0:1,   true",
    "::1,                 0.0.0.1,           false",
    "fd00::/8,            fdff::1,           true",
    "fd00::/8,            fe00::1,           false",
    "2001:db8::/64,       2001:db8::1:2:3:4, true",
    "2001:db8::/64,       2001:db8:0:1::1,   false",
    "2001:db8::/65,       2001:db8::1,       true",
    "2001:db8::/65,       2001:db8:0:0:8000::, false",
    "2001:db8::1/128,     2001:db8::1,       true",
    "2001:db8::1/128,     2001:db8::,        false",
    "::/0,                2001:db8::1,       true",
  })
  void containsTheAddressesThatShareItsFirstBits(String network, String address, boolean inside) {
    assertThat(Network.parse(network).contains(IpAddress.parse(address).orElseThrow()))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "proxy.example.com",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.0/ 8",
        "/8",
        "10.0.0/8",
        "::/129",
        "[::1]",
        "127.0.0.1:80",
        "fe80::1%eth0",
      })
  void whatIsNoNetworkIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> TrustedProxies.of("127.0.0.1", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected an address or a network such as \"127.0.0.1\", \"10.0.0.0/8\" or \"fd00::/8\","
                + " got: \"" + text + "\"; names of hosts are not looked up");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/8,    8,  10.0.0.0/8",
    "10.0.0.1/0,    0,  0.0.0.0/0",
    "fd00::1/8,     8,  fd00:0:0:0:0:0:0:0/8",
  })
  void aNetworkThatIsAnAddressOfOneIsRefusedWithTheNetwork(String text, int bits, String right) {
    assertThatThrownBy(() -> TrustedProxies.of(text))
        .hasMessage("expected a network of " + bits + " bits, such as \"" + right + "\", got: \""
            + text + "\"");
  }
}
