package io.garuda.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.garuda.command.Programs;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL for a class of tests, from the server that is installed; without it they are skipped. */
final class Postgres implements BeforeAllCallback, AfterAllCallback {
  private static final String USER = "garuda";

  /** Whom root becomes for it: the server does not run as root. */
  private static final String NOBODY = "nobody";

  private Path folder = Path.of("");
  private int port;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    String initdb = Programs.required("initdb");
    String control = Programs.required("pg_ctl");
    folder = Files.createTempDirectory("postgres-");
    if (isRoot()) {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
    run(initdb, "-D", data(), "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    run(
        control,
        "-D",
        data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off",
        "start");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void run(String... words) throws IOException {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(List.of(
          Programs.required("setpriv"), "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"));
    }
    line.addAll(List.of(words));
    Path output = Files.createTempFile("postgres-", ".txt");
    Process process = new ProcessBuilder(line)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    String said = Files.readString(output, UTF_8);
    Files.delete(output);
    if (process.exitValue() != 0) {
      throw new IllegalStateException("expected " + words[0] + " to succeed, got:\n" + said);
    }
  }

  /** Will make an empty schema of its own. */
  Database database() throws SQLException {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setUser(USER);
    source.setDatabaseName("postgres");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
    source.setCurrentSchema(schema);
    return new Database(source);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (port == 0) {
      return; // skipped
    }
    run(Programs.required("pg_ctl"), "-D", data(), "-m", "immediate", "stop");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
