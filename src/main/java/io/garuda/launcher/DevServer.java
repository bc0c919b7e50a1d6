package io.garuda.launcher;

import io.garuda.launcher.dev.Build;
import io.garuda.launcher.dev.Libraries;
import io.garuda.launcher.dev.Maven;
import io.garuda.launcher.dev.Problem;
import io.garuda.launcher.dev.Project;
import io.garuda.launcher.dev.ProjectException;
import io.garuda.launcher.dev.Reaction;
import io.garuda.launcher.dev.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs an application from its sources, and follows them ({@code mix phx.server} in dev).
 *
 * <p>One thread looks for changes, compiles and starts the application anew; it alone has the fields below.
 */
public final class DevServer implements RunningServer {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final ReentrantLock working = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Workspace workspace;
  private final TomcatLoader loader;
  private final DevContainer container;
  private Project project;
  private Libraries libraries;
  private boolean running;
  private volatile @Nullable Thread thread;

  private DevServer(
      Project project,
      Libraries libraries,
      Workspace workspace,
      TomcatLoader loader,
      Options options)
      throws IOException {
    this.project = project;
    this.libraries = libraries;
    this.workspace = workspace;
    this.loader = loader;
    this.container = inLoader(() -> loader.devStarter().open(setup(project, workspace, options)));
  }

  /**
   * Will start the application whose {@code pom.xml} is in this folder, on the Tomcat that it depends on.
   *
   * <p>Returns once it serves: the application, or a page that says why there is none. It listens on this
   * machine's own address alone unless the options name another, since it shows sources and sessions.
   *
   * @throws LaunchException if the folder is no project, Maven does not know its dependencies, there is no
   *     compiler, or the port is in use
   */
  public static RunningServer start(Path folder, Options options) {
    Launcher.checkAddress(options);
    try {
      Project project = Project.read(folder);
      Libraries libraries = libraries(project);
      DevServer server = open(project, libraries, options);
      server.begin();
      return server;
    } catch (ProjectException e) {
      throw new LaunchException(String.valueOf(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw new LaunchException("expected a folder to write to, got: " + e, e);
    }
  }

  private static DevServer open(Project project, Libraries libraries, Options options)
      throws IOException {
    Workspace workspace = Workspace.create();
    TomcatLoader loader = new TomcatLoader(libraries.tomcat());
    try {
      Files.createDirectories(project.classes());
      return new DevServer(project, libraries, workspace, loader, options);
    } catch (RuntimeException | IOException e) {
      loader.close();
      workspace.close();
      throw e;
    }
  }

  private static DevContainer.Setup setup(Project project, Workspace workspace, Options options) {
    try {
      return new DevContainer.Setup(
          project.webapp(), project.classes(), workspace.base(), options, settings(project));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(Project project) {
    Map<String, String> settings = new HashMap<>(Map.of(
        "garuda.dev", "true",
        "garuda.debug-errors", "true",
        "garuda.sources", project.sources().toString(),
        "garuda.drain.timeout", "0s"));
    if (Files.isRegularFile(project.settings())) {
      settings.put("garuda.config", project.settings().toString());
    }
    return settings;
  }

  static Libraries libraries(Project project) {
    if (Maven.isNeeded(project)) {
      System.out.println("asks Maven for the libraries of " + project.root());
      Maven.run(project);
    }
    Libraries libraries = Maven.read(project);
    if (libraries.tomcat().isEmpty()) {
      throw new ProjectException("expected Tomcat among the dependencies of " + project.pom()
          + ", got none; add org.apache.tomcat.embed:tomcat-embed-core, -el and -websocket in scope"
          + " test");
    }
    if (!libraries.compileTemplates() && Files.isDirectory(project.templates())) {
      throw new ProjectException("expected the compiler of templates among the dependencies of "
          + project.pom() + ", got none; add gg.jte:jte in scope provided");
    }
    return libraries;
  }

  /** Will look at the files first: what changes while they are compiled is compiled again. */
  private void begin() {
    Watch files = new Watch(List.of(
        project.pom(),
        project.sources(),
        project.resources(),
        project.templates(),
        project.webapp()));
    try {
      build(true);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    Thread follower = new Thread(() -> follow(files), "dev");
    follower.setDaemon(true);
    thread = follower;
    follower.start();
  }

  private void follow(Watch files) {
    while (!closed.get()) {
      try {
        Set<Path> changed = files.await();
        working.lockInterruptibly();
        try {
          react(Reaction.to(project, changed));
        } finally {
          working.unlock();
        }
      } catch (InterruptedException e) {
        return;
      } catch (ProjectException e) {
        tell(Problem.ofProject(String.valueOf(e.getMessage())));
      } catch (
          RuntimeException
              e) { // such as of a file that went while it was read: go on with what comes next
        tell(Problem.ofProject(e.toString()));
      }
    }
  }

  private void react(Reaction reaction) {
    if (reaction.maven()) {
      project = Project.read(project.root());
      libraries = libraries(project);
    }
    if (reaction.maven() || reaction.build() || reaction.restart()) {
      build(reaction.maven() || reaction.restart());
    } else {
      container.tell(reaction.assetType());
    }
  }

  /** Will compile, and start the application anew if it is another one, or did not start before. */
  private void build(boolean restart) {
    long began = System.nanoTime();
    Build.Result result = new Build(project, libraries).run();
    if (!result.faults().isEmpty()) {
      tell(Problem.ofFaults(result.faults()));
      return;
    }
    System.out.println("compiled " + count(result.files()) + " in " + since(began));
    if (restart || result.changed() || !running) {
      long stopped = System.nanoTime();
      Optional<Throwable> failure = inLoader(() -> container.restart(libraries.application()));
      running = failure.isEmpty();
      if (failure.isPresent()) {
        System.out.println("the application does not start: " + failure.get());
        show(Problem.ofStart(failure.get()));
        return;
      }
      System.out.println("started the application in " + since(stopped));
    }
    container.show(null);
  }

  private void tell(Problem problem) {
    System.out.println(problem.text());
    show(problem);
  }

  private void show(Problem problem) {
    container.show(new DevContainer.Notice() {
      @Override
      public String page(String state) {
        return problem.page(state);
      }

      @Override
      public String text() {
        return problem.text();
      }
    });
    container.tell("java");
  }

  private static String count(int files) {
    return files == 1 ? "1 file" : files + " files";
  }

  private static String since(long began) {
    return String.format("%.1f s", (System.nanoTime() - began) / 1e9);
  }

  private interface Call<T> {
    T call();
  }

  private <T> T inLoader(Call<T> call) {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      current.setContextClassLoader(before);
    }
  }

  @Override
  public int port() {
    return container.port();
  }

  @Override
  public Duration drainTimeout() {
    return Duration.ZERO;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      // an application that is interrupted while it starts leaves threads behind
      boolean idle = working.tryLock(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      Thread follower = thread;
      if (follower != null) {
        follower.interrupt();
      }
      if (idle) {
        working.unlock();
      }
      if (follower != null) {
        follower.join(STOP_TIMEOUT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Launcher.release(container);
    Launcher.release(loader);
    Launcher.release(workspace);
  }
}
