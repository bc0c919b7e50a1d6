package io.garuda.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A server that was started for tests. */
public interface InstalledServer extends AutoCloseable {
  /** The context path of the contract's application. */
  String CONTRACT = "/contract";

  /** Will return the name that the build gives by {@code garuda.server}; none for tests' own server. */
  static Optional<String> named() {
    return Optional.ofNullable(System.getProperty("garuda.server"));
  }

  /** Will start the server that the build names, with the example at two paths and the contract at one. */
  static InstalledServer start(String name, Path home) {
    Path example = Path.of(System.getProperty("garuda.war")).toAbsolutePath();
    return start(
        name, home, Map.of("/", example, "/chat", example, CONTRACT, Deployments.contract()));
  }

  /**
   * Will start a server and wait until all that it has deployed answers.
   *
   * @param wars by context path
   */
  static InstalledServer start(String name, Path home, Map<String, Path> wars) {
    return name.startsWith("payara")
        ? InstalledPayara.start(home, wars)
        : InstalledTomcat.start(home, wars);
  }

  /** Will return the address without a path, such as {@code http://127.0.0.1:18080}. */
  URI address();

  /** Will return the end of the server's log, for failures. */
  String log();

  /** Will deploy the contract's application anew in the place of the old one; returns once it is there. */
  void redeployContract() throws IOException;

  @Override
  void close();
}
