package io.garuda.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles templates that use path helpers. */
class PathsInTemplatesTest {
  @TempDir
  Path folder;

  private Application application;

  @BeforeEach
  void helpers() {
    application = new Application(folder)
        .with(
            "RoomController",
            "public class RoomController { public String show() { return \"\"; } }")
        .routes("r.get(\"/rooms/{id}\", RoomController.class, \"show\");")
        .compile();
  }

  private String rendered(String href) throws IOException {
    Path templates = Files.createDirectories(folder.resolve("templates"));
    Files.writeString(
        templates.resolve("link.jte"),
        "@import app.RoomPath\n@param String id\n<a href=\"${" + href + "}\">a</a>");
    try (URLClassLoader loader = application.loader()) {
      TemplateEngine engine = TemplateEngine.create(
          new DirectoryCodeResolver(templates),
          folder.resolve("compiled"),
          ContentType.Html,
          loader);
      engine.setClassPath(List.of(application.classPath().split(File.pathSeparator)));
      StringOutput output = new StringOutput();
      engine.render("link.jte", Map.of("id", "a b"), output);
      return output.toString();
    }
  }

  @Test
  void aPathIsPrintedByTheConn() throws IOException {
    assertThat(rendered("RoomPath.show(id).with(\"q\", \"<&\").text()"))
        .contains("<a href=\"/rooms/a%20b?q=%3C%26\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RoomPath.show(id)", // without the context path
        "RoomPath.shwo(id).text()",
        "RoomPath.show().text()",
        "RoomPath.show(5).text()"
      })
  void aWrongLinkDoesNotCompile(String href) {
    assertThatThrownBy(() -> rendered(href))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Failed to compile template");
  }
}
