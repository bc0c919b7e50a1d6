package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.config.Config;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of settings that the guide of deploying shows. */
class SettingsFileTest {
  private static final EndpointConfig CODE = EndpointConfig.builder()
      .socket(SocketMount.at("/socket", SocketHandler.class))
      .build();

  @TempDir
  Path folder;

  @Test
  void eachSettingIsAccepted() throws IOException {
    Properties file = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of("server-config/garuda.properties"))) {
      file.load(in);
    }
    Map<String, String> settings = new HashMap<>();
    file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
    Path secret = Files.writeString(folder.resolve("secret"), "s".repeat(32));
    settings.put("garuda.secret-file", secret.toString());

    Config config = Config.of(settings);
    config.check(Settings.PREFIX, Settings.keys());
    EndpointConfig endpoint = Settings.over(CODE, config);
    assertThat(endpoint.secrets().isEmpty()).isFalse();
    assertThat(endpoint.drain().notice()).hasSeconds(5);
    assertThat(endpoint.quotas()).hasToString(CODE.quotas().perUser(10).toString());
  }
}
