package io.garuda.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the development server asks of the server that lives behind its own class loader. */
public interface DevContainer extends AutoCloseable {
  /** Makes one; by reflection, behind its own class loader. */
  interface Starter {
    /**
     * Will listen, with no application yet.
     *
     * @throws LaunchException when the port is in use
     */
    DevContainer open(Setup setup);
  }

  /**
   * What stays the same as long as it runs.
   *
   * @param webapp the application's own files
   * @param classes its classes and resources
   * @param base an empty directory for the server's own files
   * @param parameters of the context
   */
  record Setup(
      Path webapp, Path classes, Path base, Options options, Map<String, String> parameters) {}

  /** A page in place of the application's. */
  interface Notice {
    /** Will show it, given the state that the page waits to change. */
    String page(String state);

    String text();
  }

  int port();

  /**
   * Will stop the application, if it runs, and start it; requests wait meanwhile, and sessions are kept.
   *
   * @param libraries the jars of {@code WEB-INF/lib}
   * @return why it does not start; empty if it does
   */
  Optional<Throwable> restart(List<Path> libraries);

  /** Will show this to browsers from now on, or the application again. */
  void show(@Nullable Notice notice);

  /** Will tell the application's pages what changed, such as {@code css}. */
  void tell(String assetType);

  @Override
  void close();
}
