package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.config.Config;
import io.garuda.config.ConfigException;
import io.garuda.config.ConfigKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final EndpointConfig CODE = EndpointConfig.builder()
      .socket(SocketMount.at("/socket", SocketHandler.class).timeout(Duration.ofSeconds(3)))
      .socket(SocketMount.at("/other", SocketHandler.class).withoutCsrfCheck())
      .staticUrl("https://code.example.com")
      .build();

  private static EndpointConfig over(String key, String value) {
    return Settings.over(CODE, config(key, value));
  }

  private static Config config(String key, String value) {
    Config config = Config.of(Map.of(key, value));
    config.check(Settings.PREFIX, Settings.keys());
    return config;
  }

  @Test
  void settingsStandOverTheCode() {
    assertThat(over("garuda.static-url", "https://cdn.example.com/a").staticUrl())
        .isEqualTo("https://cdn.example.com/a");
    assertThat(over("garuda.health", "/internal/health").health()).isEqualTo("/internal/health");
    assertThat(over("garuda.health", "off").health()).isEmpty();
    assertThat(over("garuda.debug-errors", "true").debugErrors()).isTrue();
    assertThat(over("garuda.secret", "x".repeat(32)).secrets().isEmpty()).isFalse();
    assertThat(over("garuda.drain.batch-size", "7").drain().batchSize()).isEqualTo(7);
    assertThat(over("garuda.drain.interval", "1s").drain().interval())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(over("garuda.drain.timeout", "0s").drain().timeout()).isZero();
    assertThat(over("garuda.drain.notice", "5s").drain().notice()).hasSeconds(5);
    assertThat(over("garuda.quotas.sockets", "9").quotas())
        .hasToString(CODE.quotas().sockets(9).toString());
    assertThat(over("garuda.quotas.uncounted", "10.0.0.0/8, ::1").quotas())
        .hasToString(CODE.quotas().uncounted("10.0.0.0/8", "::1").toString());
    assertThat(over("garuda.quotas.count-rates", "false").quotas())
        .hasToString(CODE.quotas().withoutRates().toString());
    assertThat(over("garuda.socket.timeout", "9s").sockets())
        .extracting(SocketMount::timeout)
        .containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(9));
    assertThat(over("garuda.socket.long-poll-window", "2s").sockets().get(0).longPollWindow())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(over("garuda.socket.max-message-bytes", "64KiB").sockets().get(0).limits())
        .extracting(limits -> limits.maxMessageBytes())
        .isEqualTo(65_536);
    assertThat(over("garuda.socket.max-outbound-bytes", "2MB").sockets().get(1).limits())
        .extracting(limits -> limits.maxOutboundBytes())
        .isEqualTo(2_000_000);
  }

  @Test
  void whatNobodySetsStaysAsTheCodeSays() {
    EndpointConfig same = Settings.over(CODE, Config.of(Map.of()));
    assertThat(same).isEqualTo(CODE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host | https://a.com | https://a.com:8443/x | true",
        "host | https://b.com | https://a.com/x | false",
        "request | https://a.com | https://a.com:8443/x | false",
        "//a.com, https://*.b.com | https://x.b.com | https://c.com/x | true",
        "//a.com, https://*.b.com | http://x.b.com | https://c.com/x | false"
      })
  void originsAreThoseOfTheSetting(String setting, String origin, URI request, boolean allowed) {
    SocketMount mount = over("garuda.socket.check-origin", setting).sockets().get(0);
    assertThat(mount.allowsOrigin(origin, request)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "garuda.secret | short | 32 bytes",
        "garuda.debug-errors | on | true or false",
        "garuda.static-url | cdn.example.com | URL without a slash",
        "garuda.static-url | https://cdn.example.com/ | URL without a slash",
        "garuda.static-url | ftp://cdn.example.com | URL without a slash",
        "garuda.trusted-proxies | proxy.local | addresses and networks",
        "garuda.trusted-proxies | 10.0.0.1/8 | addresses and networks",
        "garuda.health | health | a path such as",
        "garuda.health | /health/ | a path such as",
        "garuda.drain.batch-size | 0 | whole number from 1",
        "garuda.drain.interval | 0s | above zero",
        "garuda.drain.timeout | 30 | duration",
        "garuda.quotas.sockets | 0 | whole number from 1",
        "garuda.quotas.per-address | many | whole number from 1",
        "garuda.quotas.per-user | 0 | whole number from 1",
        "garuda.quotas.connect-rate | 1000 | a rate a second and a burst",
        "garuda.quotas.connect-rate-of-address | 0/1 | a rate a second and a burst",
        "garuda.quotas.count-rates | no | true or false",
        "garuda.quotas.ipv6-prefix | 129 | whole number from 1 to 128",
        "garuda.quotas.uncounted | localhost | addresses and networks",
        "garuda.socket.check-origin | a.com | origins between commas",
        "garuda.socket.check-origin | //a.com, | origins between commas",
        "garuda.socket.timeout | soon | duration",
        "garuda.socket.long-poll-window | 0s | above zero",
        "garuda.socket.max-message-bytes | 0 | size below 2 GiB",
        "garuda.socket.max-message-bytes | 3GiB | size below 2 GiB",
        "garuda.socket.max-channels | -1 | whole number from 1",
        "garuda.socket.max-topic-length | x | whole number from 1",
        "garuda.socket.message-rate | 500 | a rate a second and a burst",
        "garuda.socket.join-rate | 5/0 | a rate a second and a burst",
        "garuda.socket.count-rates | maybe | true or false",
        "garuda.socket.overflow | drop | one of close, drop-oldest, conflate",
        "garuda.socket.join-timeout | 0s | above zero"
      })
  void eachKindOfMistakeStopsTheBootWithItsMessage(String key, String value, String accepted) {
    assertThatThrownBy(() -> config(key, value))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("expected " + key + " to be ")
        .hasMessageContaining(accepted)
        .hasMessageEndingWith(
            ", got: " + (key.equals("garuda.secret") ? "(hidden)" : "\"" + value + "\"") + " (map "
                + key + ")");
  }

  @Test
  void whatDoesNotFitTheCodeIsToldWithItsPlace() {
    assertThatThrownBy(() -> over("garuda.socket.check-origin", "any"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("expected garuda.socket.check-origin to fit the rest, got: \"any\""
            + " (map garuda.socket.check-origin): expected a check of the origin or of the CSRF");
  }

  @Test
  void unknownKeysStopTheBoot() {
    assertThatThrownBy(() -> config("garuda.socket.time-out", "9s"))
        .hasMessage("unknown key: map garuda.socket.time-out; did you mean garuda.socket.timeout?");
  }

  /** The README's table names each key once, with what it accepts. */
  @Test
  void theReadmeNamesEachKey() throws IOException {
    List<String> told = Pattern.compile("(?m)^\\| `(garuda\\.[a-z0-9.-]+)` \\|")
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Settings.keys().stream().map(ConfigKey::name).toList());
  }
}
