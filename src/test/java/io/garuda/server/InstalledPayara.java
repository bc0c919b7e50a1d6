package io.garuda.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Payara Server from its zip, with a domain of its own and {@code server-config/payara}. */
final class InstalledPayara implements InstalledServer {
  private static final Path SCRIPT = Path.of("server-config/payara/configure.asadmin");
  private static final int HTTP = 80;
  private static final int ADMIN = 48;
  private static final int[] PORTS = {HTTP, ADMIN, 81, 37, 38, 39, 40, 76, 86, 9, 0};
  private static final long DEADLINE_SECONDS = 180;

  private final Path home;
  private final Path domains;
  private final Map<String, Path> wars;
  private final int base;

  private InstalledPayara(Path home, Path domains, int base, Map<String, Path> wars) {
    this.home = home;
    this.domains = domains;
    this.wars = wars;
    this.base = base;
  }

  static InstalledPayara start(Path home, Map<String, Path> wars) {
    try {
      Path domains = Files.createTempDirectory(home.toAbsolutePath().getParent(), "domains");
      InstalledPayara server = new InstalledPayara(home, domains, Ports.freeBase(PORTS), wars);
      server.asadmin(
          "create-domain",
          "--nopassword",
          "--portbase",
          "" + server.base,
          "--domaindir",
          domains.toString(),
          "test");
      server.asadmin("start-domain", "--domaindir", domains.toString(), "test");
      server.admin("multimode", "--file", SCRIPT.toAbsolutePath().toString());
      server.user("ada", "member:admin");
      server.user("bob", "member");
      for (Map.Entry<String, Path> war : wars.entrySet()) {
        server.deploy(war.getKey(), war.getValue());
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deploy(String path, Path war) throws IOException {
    String name = path.equals("/") ? "root" : path.substring(1);
    admin("deploy", "--name", name, "--contextroot", path, war.toString());
    Deployments.awaitAnswer(address(), path.equals("/") ? path : path + "/", this::log);
  }

  @Override
  public void redeployContract() throws IOException {
    admin("redeploy", "--name", CONTRACT.substring(1), String.valueOf(wars.get(CONTRACT)));
  }

  /** Will add one to the realm that the contract's web.xml names. */
  private void user(String name, String groups) throws IOException {
    Path password = Files.writeString(domains.resolve("password"), "AS_ADMIN_USERPASSWORD=secret");
    admin("--passwordfile", password.toString(), "create-file-user", "--groups", groups, name);
  }

  private void admin(String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of("--port", "" + (base + ADMIN)));
    line.addAll(List.of(words));
    asadmin(line.toArray(String[]::new));
  }

  private void asadmin(String... words) throws IOException {
    List<String> line = new ArrayList<>();
    line.add("sh");
    line.add(home.resolve("bin/asadmin").toAbsolutePath().toString());
    line.addAll(List.of(words));
    Path output = Files.createTempFile(domains, "asadmin", ".txt");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    if (process.exitValue() != 0) {
      throw new IllegalStateException("expected asadmin " + String.join(" ", words)
          + " to succeed, got:\n" + Files.readString(output, StandardCharsets.UTF_8));
    }
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + (base + HTTP));
  }

  @Override
  public String log() {
    return Deployments.tail(domains.resolve("test/logs/server.log"));
  }

  @Override
  public void close() {
    try {
      asadmin("stop-domain", "--domaindir", domains.toString(), "test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
