package io.garuda.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.launcher.LaunchException;
import io.garuda.launcher.Launcher;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings from each place of a real deployment, on the embedded Tomcat. */
class SettingsIT {
  private static final String SECRET = "too short a secret";
  private static final String SYSTEM = "garuda.socket.max-chanels";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord line) {
      log.add(line.getMessage());
      for (Throwable e = line.getThrown(); e != null; e = e.getCause()) {
        log.add(String.valueOf(e));
      }
    }

    @Override
    public void flush() {
      // nothing waits
    }

    @Override
    public void close() {
      // nothing is open
    }
  };

  private Path war = Path.of("");

  @BeforeEach
  void explode() throws IOException {
    war = Files.createTempDirectory("settings-");
    ContractWar.explode(war);
    Files.createDirectories(war.resolve("META-INF"));
    Logger.getLogger("").addHandler(handler);
  }

  @AfterEach
  void delete() throws IOException {
    Logger.getLogger("").removeHandler(handler);
    System.clearProperty(SYSTEM);
    ContractWar.delete(war);
  }

  private RunningServer start(String contextXml, String ownFile) throws IOException {
    Path context = war.resolve("META-INF/context.xml");
    String database = Files.readString(context);
    Files.writeString(context, database.replace("<Context>", "<Context>" + contextXml));
    Files.writeString(war.resolve("WEB-INF/garuda.properties"), ownFile);
    return Launcher.start(war, ContractWar.tomcat(), new Options("127.0.0.1", 0, ""));
  }

  private static String entry(String name, String value) {
    return "<Environment name='" + name + "' value='" + value
        + "' type='java.lang.String' override='false'/>";
  }

  private static String parameter(String name, String value) {
    return "<Parameter name='" + name + "' value='" + value + "' override='false'/>";
  }

  @Test
  void theFirstPlaceDecidesAndIsShown() throws Exception {
    Path outside = Files.writeString(war.resolve("outside.properties"), """
        garuda.socket.timeout=5s
        garuda.socket.join-timeout=5s
        garuda.socket.max-channels=5
        """);
    String context = entry("garuda.socket.timeout", "3s")
        + parameter("garuda.socket.timeout", "4s")
        + parameter("garuda.socket.join-timeout", "4s")
        + parameter("garuda.config", outside.toString())
        + entry("garuda.secret", "of thirty-two bytes as it has to be");
    String own = """
        garuda.socket.timeout=6s
        garuda.socket.max-channels=6
        garuda.drain.timeout=6s
        """;
    try (RunningServer server = start(context, own)) {
      assertThat(server.port()).isPositive();
      StringBuilder all = new StringBuilder(); // other servers run in this JVM, too
      for (ObjectName name : ManagementFactory.getPlatformMBeanServer()
          .queryNames(new ObjectName("io.garuda:type=Config,*"), null)) {
        all.append(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Settings"));
      }
      String shown = all.toString();
      assertThat(shown)
          .contains("\"3s\" (env-entry garuda.socket.timeout)")
          .contains("\"4s\" (context parameter garuda.socket.join-timeout)")
          .contains("\"5\" (" + outside + ": garuda.socket.max-channels)")
          .contains("\"6s\" (/WEB-INF/garuda.properties: garuda.drain.timeout)")
          .contains("(hidden) (env-entry garuda.secret)")
          .doesNotContain("thirty-two");
    }
  }

  @Test
  void mistakesOfAllPlacesStopTheDeployment() {
    System.setProperty(SYSTEM, "3");
    assertThatThrownBy(() -> start(
                entry("garuda.socket.timeout", "soon")
                    + entry("garuda.secret", SECRET)
                    + entry("garuda.sokets", "1")
                    + parameter("garuda.drain.timeouts", "1s"),
                "garuda.socket.overflow=drop\n")
            .close())
        .isInstanceOf(LaunchException.class);
    String said = log.stream().collect(Collectors.joining("\n"));
    assertThat(said)
        .contains("found 6 mistakes in the configuration")
        .contains("expected garuda.socket.timeout to be a duration")
        .contains("got: \"soon\" (env-entry garuda.socket.timeout)")
        .contains("got: (hidden) (env-entry garuda.secret)")
        .contains("got: \"drop\" (/WEB-INF/garuda.properties: garuda.socket.overflow)")
        .contains("unknown key: system property garuda.socket.max-chanels; did you mean"
            + " garuda.socket.max-channels?")
        .contains("unknown key: env-entry garuda.sokets")
        .contains("unknown key: context parameter garuda.drain.timeouts; did you mean"
            + " garuda.drain.timeout?")
        .doesNotContain(SECRET);
  }
}
