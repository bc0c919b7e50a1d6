package io.garuda.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  private static final ConfigKey<Duration> PAUSE = ConfigKey.of("app.mail-pause", Form.DURATION);
  private static final ConfigKey<Integer> TRIES = ConfigKey.of("app.tries", Form.number(1, 10));
  private static final ConfigKey<String> PASSWORD =
      ConfigKey.secret("app.password", new Form<>("8 characters or more", text -> {
        if (text.length() < 8) {
          throw new IllegalArgumentException("too short: " + text);
        }
        return text;
      }));
  private static final List<ConfigKey<?>> KEYS = List.of(PAUSE, TRIES, PASSWORD);

  private enum Colour {
    DARK_RED,
    BLUE
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "10s,PT10S", "5m,PT5M", "2h,PT2H", "1d,PT24H", "PT3S,PT3S", "0s,PT0S"
  })
  void durationsHaveUnits(String text, Duration expected) {
    assertThat(Form.DURATION.read().apply(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "65536,65536",
    "64KB,64000",
    "64 KiB,65536",
    "1MiB,1048576",
    "3mb,3000000",
    "1GiB,1073741824",
    "12B,12"
  })
  void sizesMayHaveUnits(String text, int expected) {
    assertThat(Form.SIZE.read().apply(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DURATION | 10",
        "DURATION | ten seconds",
        "DURATION | -5s",
        "DURATION | PT-5S",
        "SIZE | -1",
        "SIZE | 2GiB",
        "SIZE | 1 TB",
        "SIZE | much",
        "FLAG | yes",
        "FLAG | 1",
        "URL | example.com",
        "URL | https:///path",
        "URL | https://a b",
        "NUMBER | 0",
        "NUMBER | 11",
        "NUMBER | 1.5",
        "NUMBER | 99999999999",
        "COLOUR | red",
        "LIST | 1,,2",
        "LIST | 1,x",
        "TEXT | ''"
      })
  void allElseIsRefusedWithKeyValuePlaceAndForm(String form, String text) {
    Form<?> tried = form(form);
    assertThatThrownBy(
            () -> Config.of(Map.of("app.key", text)).find(ConfigKey.of("app.key", tried)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "expected app.key to be " + tried.accepted() + ", got: \"" + text + "\" (map app.key)");
  }

  private static Form<?> form(String name) {
    return switch (name) {
      case "DURATION" -> Form.DURATION;
      case "SIZE" -> Form.SIZE;
      case "FLAG" -> Form.FLAG;
      case "URL" -> Form.URL;
      case "NUMBER" -> TRIES.form();
      case "COLOUR" -> Form.oneOf(Colour.class);
      case "LIST" -> Form.list(TRIES.form());
      default -> Form.TEXT;
    };
  }

  @Test
  void goodOnesAreRead() {
    assertThat(Form.oneOf(Colour.class).read().apply("Dark-Red")).isEqualTo(Colour.DARK_RED);
    assertThat(Form.oneOf(Colour.class).accepted()).isEqualTo("one of dark-red, blue");
    assertThat(Form.list(TRIES.form()).read().apply("1, 2 ,3")).isEqualTo(List.of(1, 2, 3));
    assertThat(Form.URL.read().apply("https://a.com/b")).isEqualTo(URI.create("https://a.com/b"));
    assertThat(Form.FLAG.read().apply("TRUE")).isTrue();
    Config config = Config.of(Map.of("app.mail-pause", " 5s "));
    assertThat(config.require(PAUSE)).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.get(TRIES, 3)).isEqualTo(3);
    assertThat(config.find(TRIES)).isEmpty();
  }

  @Test
  void whatMustBeThereSaysHowToGiveIt() {
    assertThatThrownBy(() -> Config.of(Map.of()).require(PAUSE))
        .isInstanceOf(ConfigException.class)
        .hasMessage("expected app.mail-pause to be a duration such as 500ms, 10s, 5m, 2h or PT10S,"
            + " got none; set the variable APP_MAIL_PAUSE, or the system property or env-entry"
            + " app.mail-pause");
  }

  @Test
  void theFirstSourceThatHasAKeyDecides() {
    List<ConfigSource> sources = new ArrayList<>();
    for (int i = 3; i >= 1; i--) {
      sources.add(0, ConfigSource.file("file " + i, properties("app.tries", Integer.toString(i))));
      assertThat(Config.of(sources).require(TRIES)).isEqualTo(i);
    }
  }

  @Test
  void theEnvironmentSpellsKeysItsOwnWay() {
    ConfigSource variables =
        ConfigSource.environment(Map.of("APP_MAIL_PAUSE", "7s", "APP_TRIES", " ", "OTHER", "x"));
    Config config =
        Config.of(List.of(variables, ConfigSource.file("f", properties("app.tries", "2"))));
    assertThat(config.require(PAUSE)).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.require(TRIES)).as("an empty variable is none").isEqualTo(2);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    Config config = Config.of(List.of(
        ConfigSource.environment(Map.of(
            "APP_TRIES", "many",
            "APP_MAIL_PAUS", "5s",
            "APP_SERVICE_HOST", "10.0.0.1",
            "APP_SERVICE_PORT_HTTP", "80",
            "APP_PORT", "tcp://10.0.0.1:80",
            "APP_PORT_80_TCP_ADDR", "10.0.0.1",
            "OTHER_APP_X", "y")),
        ConfigSource.file("app.properties", properties("app.something", "1", "other.x", "2"))));
    assertThatThrownBy(() -> config.check("app.", KEYS))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.mistakes())
            .containsExactly(
                "expected app.tries to be a whole number from 1 to 10, got: \"many\" (variable"
                    + " APP_TRIES)",
                "unknown key: variable APP_MAIL_PAUS; did you mean APP_MAIL_PAUSE?",
                "unknown key: app.properties: app.something"))
        .hasMessageStartingWith("found 3 mistakes in the configuration:\n- expected app.tries");
  }

  @Test
  void namesOfOthersCanBeIgnored() {
    Properties settings = properties(
        "garuda.ignore", "app.build.*, app.other", "app.build.dir", "/x", "app.other", "y");
    Config.of(List.of(ConfigSource.file("f", settings))).check("app.", KEYS);
    Config.of(List.of(
            ConfigSource.file("f", settings),
            ConfigSource.environment(Map.of("APP_BUILD_DIR", "/x"))))
        .check("app.", KEYS);
    Properties one = properties("garuda.ignore", "app.build", "app.build.dir", "/x");
    assertThatThrownBy(() -> Config.of(List.of(ConfigSource.file("f", one))).check("app.", KEYS))
        .hasMessage("unknown key: f: app.build.dir");
  }

  @Test
  void secretsAreNeverShown() {
    Config bad = Config.of(Map.of("app.password", "swordf"));
    assertThatThrownBy(() -> bad.check("app.", KEYS))
        .hasMessage("expected app.password to be 8 characters or more, got: (hidden) (map"
            + " app.password)")
        .hasNoCause();
    Config good = Config.of(Map.of("app.password", "swordfish", "app.tries", "3"));
    assertThat(good.require(PASSWORD)).isEqualTo("swordfish");
    assertThat(good.describe(KEYS))
        .isEqualTo(Map.of(
            "app.password", "(hidden) (map app.password)", "app.tries", "\"3\" (map app.tries)"));
  }

  @Test
  void secretsMayStandInFiles(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "swordfish\n");
    Config config = Config.of(Map.of("app.password-file", file.toString()));
    config.check("app.", KEYS);
    assertThat(config.require(PASSWORD)).isEqualTo("swordfish");

    Path none = folder.resolve("none");
    assertThatThrownBy(
            () -> Config.of(Map.of("app.password-file", none.toString())).check("app.", KEYS))
        .hasMessage(
            "expected a file that can be read, got: \"" + none + "\" (map app.password-file)");
    assertThatThrownBy(() -> Config.of(
                Map.of("app.password-file", file.toString(), "app.password", "swordfish"))
            .check("app.", KEYS))
        .hasMessage("expected one of map app.password and map app.password-file, got both");
    assertThatThrownBy(() -> Config.of(Map.of("app.tries-file", "x")).check("app.", KEYS))
        .as("only secrets")
        .hasMessageStartingWith("unknown key: map app.tries-file");
  }

  @Test
  void keysHaveOneSpelling() {
    for (String name : List.of("", "App.tries", "app..tries", "app.tries-", "app tries", "1.a")) {
      assertThatThrownBy(() -> ConfigKey.of(name, Form.TEXT))
          .hasMessage("expected a key such as \"mail.retry-pause\", got: \"" + name + "\"");
    }
    assertThat(PAUSE.variable()).isEqualTo("APP_MAIL_PAUSE");
  }

  private static Properties properties(String... keysAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return properties;
  }
}
