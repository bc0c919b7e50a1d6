package io.garuda.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the client is, by chains of proxies in 10.0.0.0/8, and what strangers cannot make us believe. */
class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8", "fd00::/8");
  private static final String PEER = "10.0.0.1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "for=1.1.1.1                                     | 1.1.1.1 | -     | -",
        "for=1.1.1.1;proto=https;host=a.com              | 1.1.1.1 | https | a.com:0",
        "for=\"1.1.1.1:99\";proto=HTTPS;host=\"a.com:8\" | 1.1.1.1 | https | a.com:8",
        "for=\"[2001:db8::1]:99\"                        | 2001:db8:0:0:0:0:0:1 | - | -",
        "for=\"[::ffff:1.1.1.1]\"                        | 1.1.1.1 | -     | -",
        // the first one from the right that is not trusted, and what its proxy says
        "for=9.9.9.9;proto=http, for=1.1.1.1;proto=https | 1.1.1.1 | https | -",
        "for=1.1.1.1;proto=https, for=10.0.0.2;proto=http | 1.1.1.1 | https | -",
        "for=9.9.9.9, for=1.1.1.1;host=a, for=10.0.0.3, for=10.0.0.2 | 1.1.1.1 | - | a:0",
        "for=1.1.1.1, for=\"[fd00::1]\"                  | 1.1.1.1 | -     | -",
        // an inner proxy's scheme is not the client's
        "for=1.1.1.1, for=10.0.0.2;proto=https           | 1.1.1.1 | -     | -",
        // all are trusted
        "for=10.0.0.3;proto=https, for=10.0.0.2          | 10.0.0.3 | https | -",
        // nobody says, or hides it
        "proto=https                                     | 10.0.0.1 | https | -",
        "for=unknown;proto=https                         | 10.0.0.1 | https | -",
        "for=_hidden, for=10.0.0.2;proto=https           | 10.0.0.2 | -     | -",
        "for=9.9.9.9, for=_hidden;proto=https            | 10.0.0.1 | https | -",
        "for=9.9.9.9, for=_hidden, for=10.0.0.2          | 10.0.0.2 | -     | -",
        "for=9.9.9.9, , for=10.0.0.2                     | 10.0.0.2 | -     | -",
        "for=9.9.9.9,                                    | 10.0.0.1 | -     | -",
        "~~                                              | 10.0.0.1 | -     | -",
        // each bad value alone
        "for=1.1.1.1;proto=ftp;host=a.com                | 1.1.1.1 | -     | a.com:0",
        "for=1.1.1.1;proto=https;host=\"a b\"            | 1.1.1.1 | https | -",
        "for=999.1.1.1;proto=https;host=a.com            | 10.0.0.1 | https | a.com:0",
        "for=1.1.1.1;proto=wss                           | 1.1.1.1 | https | -",
        // what a client forged on the left cannot swallow what the proxy added on the right
        "for=\"9.9.9.9, for=1.1.1.1;proto=http           | 1.1.1.1 | http  | -",
        "for=9.9.9.9;x=\", for=\"1.1.1.1\";proto=\"http\" | 1.1.1.1 | http | -",
        "for=9.9.9.9;x=\"\\, for=\"1.1.1.1\";proto=http  | 1.1.1.1 | http  | -",
        "for=9.9.9.9;x=\"#for=1.1.1.1;proto=http         | 1.1.1.1 | http  | -",
        // lines of one name are one list
        "for=9.9.9.9#for=1.1.1.1#for=10.0.0.2            | 1.1.1.1 | -     | -",
      })
  void forwardedIsReadFromTheRightAsFarAsTrustGoes(
      String lines, String client, String scheme, String host) {
    Claims claims = claims(PROXIES, Map.of("Forwarded", lines));
    assertThat(claims.client().address()).hasToString(client);
    assertThat(claims.scheme().orElse(null)).isEqualTo(scheme);
    assertThat(claims.host().map(at -> at.host() + ":" + at.port()).orElse(null))
        .isEqualTo(host);
    assertThat(claims.port()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // For | Proto | Host | Port | client | scheme | host | port
        "1.1.1.1                    | -           | -           | -      | 1.1.1.1  | -     | -       | -",
        "1.1.1.1                    | https       | a.com       | 8443   | 1.1.1.1  | https | a.com:0 | 8443",
        "1.1.1.1:99                 | https       | a.com:8     | 9      | 1.1.1.1  | https | a.com:8 | 9",
        "2001:db8::1                | http        | -           | -      | 2001:db8:0:0:0:0:0:1 | http | - | -",
        "9.9.9.9, 1.1.1.1           | https       | -           | -      | 1.1.1.1  | https | -       | -",
        "9.9.9.9, 1.1.1.1, 10.0.0.2 | https       | -           | -      | 1.1.1.1  | https | -       | -",
        "9.9.9.9#1.1.1.1, 10.0.0.2  | https       | -           | -      | 1.1.1.1  | https | -       | -",
        // as long as For: the element of the client, else the last one
        "1.1.1.1, 10.0.0.2          | https, http | a, b        | 1, 2   | 1.1.1.1  | https | a:0     | 1",
        "9.9.9.9, 1.1.1.1           | https, http | a, b        | 1, 2   | 1.1.1.1  | http  | b:0     | 2",
        "9.9.9.9, 1.1.1.1, 10.0.0.2 | https, http | a#b         | 1,2    | 1.1.1.1  | http  | b:0     | 2",
        "1.1.1.1                    | https, http | -           | -      | 1.1.1.1  | http  | -       | -",
        "-                          | https, http | a           | -      | 10.0.0.1 | http  | a:0     | -",
        "10.0.0.3, 10.0.0.2         | https, http | -           | -      | 10.0.0.3 | https | -       | -",
        // nobody says
        "unknown                    | https       | -           | -      | 10.0.0.1 | https | -       | -",
        "9.9.9.9, unknown           | http, https | -           | -      | 10.0.0.1 | https | -       | -",
        "9.9.9.9, unknown, 10.0.0.2 | -           | -           | -      | 10.0.0.2 | -     | -       | -",
        "9.9.9.9,                   | -           | -           | -      | 10.0.0.1 | -     | -       | -",
        "unix:                      | https       | -           | -      | 10.0.0.1 | https | -       | -",
        // each bad value alone
        "1.1.1.1                    | gopher      | a.com       | 8443   | 1.1.1.1  | -     | a.com:0 | 8443",
        "1.1.1.1                    | https       | a/b         | 8443   | 1.1.1.1  | https | -       | 8443",
        "1.1.1.1                    | https       | a.com:0     | 8443   | 1.1.1.1  | https | -       | 8443",
        "1.1.1.1                    | https       | a.com       | 65536  | 1.1.1.1  | https | a.com:0 | -",
        "1.1.1.1                    | https       | a.com       | x      | 1.1.1.1  | https | a.com:0 | -",
        "1.1.1.1                    | ws          | -           | -      | 1.1.1.1  | http  | -       | -",
      })
  void xForwardedIsReadFromTheRightAsFarAsTrustGoes(
      String hops,
      String protos,
      String hosts,
      String ports,
      String client,
      String scheme,
      String host,
      Integer port) {
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Forwarded-For", hops);
    headers.put("X-Forwarded-Proto", protos);
    headers.put("X-Forwarded-Host", hosts);
    headers.put("X-Forwarded-Port", ports);
    Claims claims = claims(PROXIES, headers);
    assertThat(claims.client().address()).hasToString(client);
    assertThat(claims.scheme().orElse(null)).isEqualTo(scheme);
    assertThat(claims.host().map(at -> at.host() + ":" + at.port()).orElse(null))
        .isEqualTo(host);
    assertThat(claims.port()).isEqualTo(port == null ? OptionalInt.empty() : OptionalInt.of(port));
  }

  @Test
  void theClientsPortComesWithItsAddress() {
    assertThat(
            claims(PROXIES, Map.of("Forwarded", "for=\"1.1.1.1:99\"")).client().port())
        .isEqualTo(99);
    assertThat(claims(PROXIES, Map.of("Forwarded", "for=1.1.1.1")).client().port())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"11.0.0.1", "1.1.1.1", "::1", "localhost", "10.0.0.1.evil.com", "", "10.0.0.1,1"})
  void aStrangerIsNeverBelieved(String peer) {
    Map<String, String> headers = Map.of(
        "Forwarded", "for=10.0.0.1;proto=https;host=a",
        "X-Forwarded-For", "10.0.0.1",
        "X-Forwarded-Proto", "https");
    for (TrustedProxies proxies : List.of(
        PROXIES,
        PROXIES.reading(ProxyHeaders.FORWARDED),
        PROXIES.reading(ProxyHeaders.X_FORWARDED))) {
      assertThat(proxies.claims(peer, name -> lines(headers, name))).isEmpty();
    }
  }

  @Test
  void byDefaultNobodyIsBelievedAndAPeerWithoutAnAddressNever() {
    Map<String, String> headers = Map.of("X-Forwarded-For", "1.1.1.1");
    assertThat(TrustedProxies.none().claims(PEER, name -> lines(headers, name))).isEmpty();
    assertThat(TrustedProxies.of().claims(PEER, name -> lines(headers, name))).isEmpty();
    assertThat(TrustedProxies.of("0.0.0.0/0").claims(null, name -> lines(headers, name)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"::ffff:10.0.0.1", "fd00:0:0:0:0:0:0:1", "fd00:0:0:0:0:0:0:1%eth0"})
  void aPeerIsTheSameHoweverTheServerWritesIt(String peer) {
    Map<String, String> headers = Map.of("X-Forwarded-For", "1.1.1.1");
    assertThat(PROXIES.claims(peer, name -> lines(headers, name))).isPresent();
  }

  @Test
  void aRequestWithoutSuchHeadersIsTakenAsItCame() {
    assertThat(PROXIES.claims(PEER, name -> List.of())).isEmpty();
    Map<String, String> other = Map.of("X-Forwarded-Proto", "https");
    assertThat(PROXIES.reading(ProxyHeaders.FORWARDED).claims(PEER, name -> lines(other, name)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"For", "Proto", "Host", "Port"})
  void ofBothFamiliesNeitherIsBelieved(String name) {
    Map<String, String> both =
        Map.of("Forwarded", "for=1.1.1.1;proto=https", "X-Forwarded-" + name, "https");
    assertThat(PROXIES.claims(PEER, header -> lines(both, header))).isEmpty();
  }

  @Test
  void ofBothFamiliesTheLogSaysOnceHowToSettleIt() {
    List<String> logged = new ArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord entry) {
        logged.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger logger = Logger.getLogger(TrustedProxies.class.getName());
    logger.addHandler(handler);
    try {
      TrustedProxies proxies = TrustedProxies.of(PEER);
      Map<String, String> both = Map.of("Forwarded", "for=1.1.1.1", "X-Forwarded-For", "2.2.2.2");
      for (int i = 0; i < 3; i++) {
        assertThat(proxies.claims("1.1.1.1", name -> lines(both, name))).isEmpty();
        assertThat(proxies.claims(PEER, name -> lines(both, name))).isEmpty();
      }
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("TrustedProxies.reading(ProxyHeaders.X_FORWARDED)");
  }

  /** What is quadratic takes minutes here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=10.0.0.2,",
        ",",
        "\"",
        "\\\"",
        "\\",
        "for=\"10.0.0.2\",",
        "a;",
        "=",
        ";",
        "[",
        ":",
        ".",
        "10.0.0.2,"
      })
  void aLongHeaderTakesLinearTime(String piece) {
    String text = piece.repeat(400_000) + "10.0.0.2";
    List<String> lines = Collections.nCopies(10_000, piece);
    for (String name : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host")) {
      assertTimeout(Duration.ofSeconds(10), () -> claims(PROXIES, Map.of(name, text)));
      assertTimeout(
          Duration.ofSeconds(10),
          () -> PROXIES.claims(PEER, asked -> asked.equals(name) ? lines : List.of()));
    }
  }

  @Test
  void theFamilyThatTheSettingNamesIsBelieved() {
    Map<String, String> both = Map.of("Forwarded", "for=1.1.1.1", "X-Forwarded-For", "2.2.2.2");
    assertThat(claims(PROXIES.reading(ProxyHeaders.FORWARDED), both).client().address())
        .hasToString("1.1.1.1");
    assertThat(claims(PROXIES.reading(ProxyHeaders.X_FORWARDED), both).client().address())
        .hasToString("2.2.2.2");
  }

  private static Claims claims(TrustedProxies proxies, Map<String, String> headers) {
    return proxies.claims(PEER, name -> lines(headers, name)).orElseThrow();
  }

  /** Lines of one name stand between {@code #}. */
  private static List<String> lines(Map<String, String> headers, String name) {
    String lines = headers.get(name);
    return lines == null ? List.of() : Arrays.asList(lines.split("#", -1));
  }
}
