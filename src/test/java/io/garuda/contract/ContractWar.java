package io.garuda.contract;

import io.garuda.assets.Digest;
import io.garuda.conn.Conn;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Packs the contract's application from the class path, in the layout of any application's WAR.
 *
 * <p>The framework is one jar in {@code WEB-INF/lib}, the application stands in {@code
 * WEB-INF/classes}.
 */
public final class ContractWar {
  private static final Pattern LIBRARY = Pattern.compile(
      "(jersey|hibernate-validator|classmate|hk2|aopalliance|osgi-resource|javassist|weld(?!-servlet)|jboss-logging|jboss-classfilewriter|jackson(?!-data[ft])"
          + "|jte-runtime|jspecify|nimbus-jose-jwt|h2|commons-(fileupload2-core|io)|jakarta\\.(ws|inject|annotation|validation|interceptor|el|transaction"
          + "|enterprise\\.(cdi|lang)))[-.].*\\.jar");
  private static final Pattern METRICS =
      Pattern.compile("(micrometer-(?!registry-jmx)|prometheus-metrics-|HdrHistogram-).*\\.jar");
  private static final Pattern REDIS =
      Pattern.compile("(lettuce-|netty-|reactor-core|reactive-streams|redis-authx|slf4j-).*\\.jar");
  private static final Pattern TOMCAT = Pattern.compile("tomcat-.*\\.jar");
  private static final Pattern WELD_SERVLET = Pattern.compile("weld-servlet-core-.*\\.jar");
  private static final Pattern NOT_FRAMEWORK =
      Pattern.compile("io/garuda/(app|appweb|launcher|testkit)/.*|gg/.*|META-INF/MANIFEST.MF");
  private static final String WELD_INITIALIZER =
      "META-INF/services/jakarta.servlet.ServletContainerInitializer";

  private ContractWar() {}

  /** Will pack into an empty folder. */
  public static void explode(Path folder) throws IOException {
    for (Path library : onClassPath(LIBRARY)) {
      copy(library, folder.resolve("WEB-INF/lib").resolve(library.getFileName()));
    }
    if (Boolean.getBoolean("contract.metrics")) { // to measure what they cost
      for (Path library : onClassPath(METRICS)) {
        copy(library, folder.resolve("WEB-INF/lib").resolve(library.getFileName()));
      }
    }
    if ("redis".equals(System.getProperty("garuda.engine"))) {
      for (Path library : onClassPath(REDIS)) {
        copy(library, folder.resolve("WEB-INF/lib").resolve(library.getFileName()));
      }
    }
    Path classes = home(Conn.class);
    framework(
        folder.resolve("WEB-INF/lib/garuda-framework.jar"),
        classes,
        onClassPath(WELD_SERVLET).get(0));
    Path application = home(ContractWar.class).resolve("io/garuda/contract");
    copyTree(application, folder.resolve("WEB-INF/classes/io/garuda/contract"));
    copy(classes.resolve("META-INF/beans.xml"), folder.resolve("WEB-INF/beans.xml"));
    copyTree(home(ContractWar.class).resolve("contract"), folder);
    Digest.copy(folder, folder);
  }

  /** Will return Tomcat's jars, which no WAR needs to start here. */
  public static List<Path> tomcat() {
    return onClassPath(TOMCAT);
  }

  /** Will find jars by their manifests, however this JVM was given its class path. */
  private static List<Path> onClassPath(Pattern name) {
    List<Path> found = ContractWar.class
        .getClassLoader()
        .resources("META-INF/MANIFEST.MF")
        .map(URL::getPath)
        .filter(path -> path.contains(".jar!/"))
        .map(path -> Path.of(URI.create(path.substring(0, path.indexOf("!/")))))
        .filter(jar -> name.matcher(String.valueOf(jar.getFileName())).matches())
        .distinct()
        .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("expected " + name + " on the class path, got none");
    }
    return found;
  }

  /** Will pack into one file, for servers that are given a WAR. */
  public static void zip(Path file) throws IOException {
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "contract");
    explode(folder);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Path path : files(folder)) {
        add(jar, folder.relativize(path), path);
      }
    }
    delete(folder);
  }

  private static void framework(Path jarFile, Path classes, Path weldServlet) throws IOException {
    try (OutputStream out = Files.newOutputStream(jarFile);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Path path : files(classes)) {
        Path name = classes.relativize(path);
        if (!NOT_FRAMEWORK.matcher(name.toString()).matches()) {
          add(jar, name, path);
        }
      }
      addClasses(jar, weldServlet);
    }
  }

  /** Will add Weld's servlet integration, but not the service that starts it by itself. */
  private static void addClasses(JarOutputStream jar, Path library) throws IOException {
    try (JarFile weld = new JarFile(library.toFile())) {
      for (Enumeration<JarEntry> all = weld.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        boolean wanted = entry.getName().endsWith(".class")
            || (entry.getName().startsWith("META-INF/services/")
                && !entry.getName().equals(WELD_INITIALIZER));
        if (wanted && !entry.isDirectory()) {
          jar.putNextEntry(new JarEntry(entry.getName()));
          try (InputStream in = weld.getInputStream(entry)) {
            in.transferTo(jar);
          }
        }
      }
    }
  }

  private static void add(JarOutputStream jar, Path name, Path file) throws IOException {
    jar.putNextEntry(new JarEntry(name.toString().replace(File.separatorChar, '/')));
    Files.copy(file, jar);
  }

  private static Path home(Class<?> type) {
    return Path.of(
        URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
