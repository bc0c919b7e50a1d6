package io.garuda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads Tomcat's jars and the launcher's Tomcat part, with the JDK's platform loader as parent.
 *
 * <p>The application's loader has this one as parent. Of the launcher's class path it passes on the
 * launcher's own types only, so that nothing of a test's or a tool's class path leaks in.
 */
final class TomcatLoader extends URLClassLoader {
  private static final String SHARED = "io.garuda.launcher.";
  private static final String OWN = "io.garuda.launcher.tomcat.";

  TomcatLoader(List<Path> jars) {
    super("tomcat", jars.stream().map(TomcatLoader::url).toArray(URL[]::new), platform());
  }

  ServerStarter starter() {
    return make("EmbeddedTomcat", ServerStarter.class);
  }

  DevContainer.Starter devStarter() {
    return make("DevTomcat$Opener", DevContainer.Starter.class);
  }

  private <T> T make(String name, Class<T> type) {
    try {
      return type.cast(loadClass(OWN + name).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new LaunchException("expected Tomcat's jars in WEB-INF/tomcat, got: " + e, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(SHARED) && !name.startsWith(OWN)) {
      return Class.forName(name, false, TomcatLoader.class.getClassLoader());
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.findClass(name);
    }
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = TomcatLoader.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static ClassLoader platform() {
    return ClassLoader.getPlatformClassLoader();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
