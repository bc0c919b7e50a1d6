package io.garuda.launcher;

import io.garuda.launcher.dev.Build;
import io.garuda.launcher.dev.Libraries;
import io.garuda.launcher.dev.Project;
import io.garuda.launcher.dev.ProjectException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the routes of an application without starting it. */
public final class RouteLister {
  private static final String LISTING = "io.garuda.endpoint.RouteListing";

  private RouteLister() {}

  /**
   * Will compile a project and list its routes.
   *
   * @param router the class of a router, or null for the endpoint's
   * @throws LaunchException if it does not compile, or its endpoint cannot be asked
   */
  public static String ofProject(Path folder, @Nullable String router) {
    try {
      Project project = Project.read(folder);
      Libraries libraries = DevServer.libraries(project);
      Build.Result built = new Build(project, libraries).run();
      if (!built.faults().isEmpty()) {
        throw new LaunchException(built.faults().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n", "expected sources that compile, got:\n", "")));
      }
      List<Path> jars = new ArrayList<>(libraries.tomcat());
      jars.addAll(libraries.application());
      return list(project.classes(), jars, router);
    } catch (ProjectException e) {
      throw new LaunchException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new LaunchException("expected classes that can be read, got: " + e, e);
    }
  }

  /** Will list the routes of a WAR that brings Tomcat; throws likewise. */
  public static String ofWar(Path war, @Nullable String router) {
    try (Workspace workspace = Workspace.create()) {
      Path application = workspace.application(war);
      List<Path> jars = new ArrayList<>(workspace.tomcatJars(application));
      jars.addAll(Workspace.jars(application.resolve("WEB-INF/lib")));
      return list(application.resolve("WEB-INF/classes"), jars, router);
    } catch (IOException e) {
      throw new LaunchException("expected a WAR that can be unpacked, got: " + war + ": " + e, e);
    }
  }

  private static String list(Path classes, List<Path> jars, @Nullable String router)
      throws IOException {
    List<URL> urls = new ArrayList<>(List.of(url(classes)));
    jars.forEach(jar -> urls.add(url(jar)));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(
        "application", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return (String) loader
          .loadClass(LISTING)
          .getMethod("of", Collection.class, String.class)
          .invoke(null, names(classes), router);
    } catch (InvocationTargetException e) {
      throw new LaunchException(String.valueOf(e.getTargetException().getMessage()), e);
    } catch (ReflectiveOperationException e) {
      throw new LaunchException("expected an application of Garuda, got: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> names(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("gg"))
          .map(name -> name.substring(0, name.length() - ".class".length())
              .replace('/', '.')
              .replace('\\', '.'))
          .sorted()
          .toList();
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
