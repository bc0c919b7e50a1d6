package io.garuda.launcher.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An application's folder, laid out as Maven has it.
 *
 * @param root absolute
 * @param release of Java that its sources are compiled for
 */
public record Project(Path root, String release) {
  private static final String RELEASE = "maven.compiler.release";
  private static final String OLDEST = "17";

  /**
   * Will read a project's {@code pom.xml}.
   *
   * @throws ProjectException if there is none, or no {@code src/main/webapp}
   */
  public static Project read(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    Path pom = root.resolve("pom.xml");
    if (!Files.isRegularFile(pom)) {
      throw new ProjectException(
          "expected a project with a pom.xml, got: " + root + "; change into its folder");
    }
    Project project = new Project(root, release(pom));
    if (!Files.isDirectory(project.webapp())) {
      throw new ProjectException("expected the folder " + project.webapp() + ", got none");
    }
    return project;
  }

  private static String release(Path pom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // throws; the JDK's own prints, too
      NodeList found = builder.parse(pom.toFile()).getElementsByTagName(RELEASE);
      return found.getLength() == 0 ? OLDEST : found.item(0).getTextContent().strip();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new ProjectException("expected " + pom + " to be readable, got: " + e.getMessage(), e);
    }
  }

  public Path pom() {
    return root.resolve("pom.xml");
  }

  public Path sources() {
    return root.resolve("src/main/java");
  }

  public Path resources() {
    return root.resolve("src/main/resources");
  }

  public Path templates() {
    return root.resolve("src/main/jte");
  }

  /** Will return where settings for development may be; the setting {@code garuda.config}. */
  public Path settings() {
    return root.resolve("server-config/development.properties");
  }

  public Path webapp() {
    return root.resolve("src/main/webapp");
  }

  /** Where the development server alone writes; Maven and editors have {@code target/classes}. */
  Path own() {
    return root.resolve("target/dev");
  }

  /** Where the application's classes and resources are. */
  public Path classes() {
    return own().resolve("classes");
  }

  /** What Maven copied, filtered or generated. */
  Path mavenClasses() {
    return root.resolve("target/classes");
  }

  /** Where annotation processors write sources, as with Maven, so that editors find them. */
  Path processed() {
    return root.resolve("target/generated-sources/annotations");
  }

  /** Will list the folders of sources that are there: the project's, and what Maven's plugins generated. */
  List<Path> allSources() throws IOException {
    Path generated = root.resolve("target/generated-sources");
    if (Files.notExists(generated)) {
      return Stream.of(sources()).filter(Files::isDirectory).toList();
    }
    try (Stream<Path> folders = Files.list(generated)) {
      return Stream.concat(
              Stream.of(sources()),
              folders.filter(folder -> !folder.equals(processed())).sorted())
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /** Will return a file's path inside the project, for people. */
  String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString();
  }
}
