package io.garuda.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest values of the headers: nodes, hosts, elements, lists. */
class HeaderPartsTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,            192.0.2.1,             0",
    "192.0.2.1:4711,       192.0.2.1,             4711",
    "192.0.2.1:_hidden,    192.0.2.1,             0",
    "2001:db8::1,          2001:db8:0:0:0:0:0:1,  0",
    "[2001:db8::1],        2001:db8:0:0:0:0:0:1,  0",
    "[2001:db8::1]:4711,   2001:db8:0:0:0:0:0:1,  4711",
    "[::ffff:192.0.2.1]:1, 192.0.2.1,             1",
  })
  void aNodeIsAnAddressMaybeWithAPort(String text, String address, int port) {
    assertThat(Node.parse(text)).hasValueSatisfying(node -> {
      assertThat(node.address()).hasToString(address);
      assertThat(node.port()).isEqualTo(port);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "localhost",
        "localhost:80",
        "192.0.2.1:",
        "192.0.2.1:0",
        "192.0.2.1:65536",
        "192.0.2.1:99999999999999999999",
        "192.0.2.1:-1",
        "192.0.2.1:+1",
        "192.0.2.1:٨٠",
        "[192.0.2.1]",
        "[192.0.2.1]:80",
        "[::1",
        "[::1]80",
        "[::1]x:80",
        "[]",
        "[:",
        "::1]",
        "\"192.0.2.1\"",
        "192.0.2.1;",
      })
  void whatIsNoAddressIsNoNode(String text) {
    assertThat(Node.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,         example.com,   0",
    "Example.COM:8443,    Example.COM,   8443",
    "my_service:1,        my_service,    1",
    "192.0.2.1:65535,     192.0.2.1,     65535",
    "[2001:db8::1],       [2001:db8::1], 0",
    "[2001:db8::1]:8443,  [2001:db8::1], 8443",
  })
  void aHostMayHaveAPort(String text, String host, int port) {
    assertThat(HostPort.parse(text)).hasValue(new HostPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "a b",
        "a/b",
        "a\\b",
        "user@a",
        "a?b",
        "a#b",
        "a%2fb",
        "a,b",
        "<script>",
        "a\r\nSet-Cookie: x=y",
        "a\0",
        "a\t",
        "exämple.com",
        "a:",
        "a:0",
        "a:65536",
        "a:80:80",
        "a:80/",
        "2001:db8::1",
        "[",
        "[]",
        "[]:80",
        "[1.2.3.4]",
        "[::1",
        "[::1]x",
        "[::1%25eth0]",
      })
  void whatIsIllegalInAUriIsNoHost(String text) {
    assertThat(HostPort.parse(text)).isEmpty();
  }

  @Test
  void aHostIsNoLongerThanTheNameSystemHasThem() {
    assertThat(HostPort.parse("a".repeat(253))).isPresent();
    assertThat(HostPort.parse("a".repeat(254))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for=192.0.2.43                              | {for=192.0.2.43}",
        "For=\"[2001:db8:cafe::17]:4711\"            | {for=[2001:db8:cafe::17]:4711}",
        "for=192.0.2.60;proto=http;by=203.0.113.43   | {by=203.0.113.43, for=192.0.2.60, proto=http}",
        "FOR=a;PROTO=HTTPS;Host=B                    | {for=a, host=B, proto=HTTPS}",
        "host=a:8443;for=[::1]:80                    | {for=[::1]:80, host=a:8443}",
        "for=a; proto=http ;;host=\"b\" ;            | {for=a, host=b, proto=http}",
        "host=\"a;b,c=\\\"d\\\\\"                    | {host=a;b,c=\"d\\}",
        "for=                                        | {for=}",
        "x=a=b                                       | {x=a=b}",
        "~~                                          | {}",
        "for                                         | {}",
        "for=a;proto                                 | {}",
        "=a                                          | {}",
        "for =a                                      | {}",
        "for=a b                                     | {}",
        "for=a;for=b                                 | {}",
        "for=a;For=a                                 | {}",
        "for=\"a                                     | {}",
        "for=\"a\\                                   | {}",
        "for=\"a\\\"                                 | {}",
        "for=\"a\"b                                  | {}",
        "for=\"a\" b                                 | {}",
        "for=a\"b\"                                  | {}",
        "for=\"a\"\"b\"                              | {}",
      })
  void anElementIsPairsOrNothing(String text, String pairs) {
    assertThat(new TreeMap<>(ForwardedElement.parse(text))).hasToString(pairs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a                   | a",
        "a, b ,c             | c/b/a",
        "a,,b,               | /b//a",
        "~~                  | ~~",
        "a#b, c##d           | d//c/b/a",
        "a=\"b,c\",d         | d/a=\"b,c\"",
        "a=\"b\\\",c\", d    | d/a=\"b\\\",c\"",
        "a=\"b\\\\\", d      | d/a=\"b\\\\\"",
        "a=\"b, c=\"d\"      | c=\"d\"/a=\"b",
        "a=\"b\\, c=\"d\"    | c=\"d\"/a=\"b\\",
        "a=\", b=c           | b=c/a=\"",
        "a=\"#b=\"c\"        | b=\"c\"/a=\"",
      })
  void aListIsSplitFromItsEnd(String lines, String elements) {
    assertThat(String.join("/", HeaderList.quoted(Arrays.asList(lines.split("#", -1)))))
        .isEqualTo(elements);
  }

  @Test
  void quotesCountInForwardedOnly() {
    assertThat(HeaderList.plain(List.of("\"a, b\""))).containsExactly("b\"", "\"a");
  }
}
