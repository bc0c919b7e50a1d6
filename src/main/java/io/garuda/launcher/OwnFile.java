package io.garuda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;

/** The file that this command line is started from: the WAR of an application, or our jar. */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Will return the WAR to serve.
   *
   * @throws LaunchException if it is started from anything else
   */
  public static Path war() {
    Path file = path();
    if (file.toString().endsWith(".war")) {
      return file;
    }
    throw new LaunchException("expected a WAR file, got: " + file
        + "; run java -jar with an application's WAR, or `garuda server` in a project's directory");
  }

  /** Will return the file, whatever it is. */
  public static Path path() {
    CodeSource source = OwnFile.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    try {
      Path file = location == null ? Path.of("") : Path.of(location.toURI());
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (URISyntaxException e) {
      throw new LaunchException("expected a WAR file, got: " + location, e);
    }
    throw new LaunchException(
        "expected a WAR file, got: " + location + "; run java -jar garuda.war");
  }

  /** Will tell the version of Garuda that it comes with. */
  public static String version() {
    return versions().getProperty("version");
  }

  /** Will tell the version of the Tomcat that Garuda brings. */
  public static String tomcatVersion() {
    return versions().getProperty("tomcat");
  }

  private static Properties versions() {
    Properties properties = new Properties();
    try (InputStream in = OwnFile.class.getResourceAsStream("version.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new LaunchException("expected version.properties beside " + OwnFile.class, e);
    }
  }
}
