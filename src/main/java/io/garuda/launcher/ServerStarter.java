package io.garuda.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the launcher asks of the server that lives behind its own class loader. */
public interface ServerStarter {
  /**
   * Will start an unpacked application.
   *
   * @param application directory of the unpacked WAR
   * @param base an empty directory for the server's own files
   * @param tls to speak HTTPS with; null for HTTP
   * @throws LaunchException when the port is in use or the application does not start
   */
  RunningServer start(Path application, Path base, Options options, @Nullable Tls tls);
}
