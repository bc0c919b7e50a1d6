package io.garuda.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir
  Path folder;

  private Project project;
  private Build build;

  @BeforeEach
  void project() throws IOException {
    project = new Project(folder, "17");
    build = new Build(project, Libraries.parse(List.of()));
    source("Hello", "public class Hello {}\n");
  }

  @Test
  void sourcesAndResourcesComeToTheClasses() throws IOException {
    write(project.resources().resolve("texts/messages.properties"), "a=b");
    assertThat(build.run()).isEqualTo(new Build.Result(1, List.of(), true));
    assertThat(project.classes().resolve("hello/Hello.class")).isRegularFile();
    assertThat(project.classes().resolve("texts/messages.properties")).content().isEqualTo("a=b");
  }

  @Test
  void sameClassesAreNoChange() throws IOException {
    build.run();
    source("Hello", "public class Hello {} // the same\n");
    assertThat(build.run().changed()).isFalse();
    source("Hello", "public class Hello { int another; }\n");
    assertThat(build.run().changed()).isTrue();
  }

  @Test
  void theClassesOfADeletedSourceGo() throws IOException {
    source("Other", "class Other { class Inner {} }\n");
    build.run();
    Files.delete(project.sources().resolve("hello/Other.java"));
    assertThat(build.run().changed()).isTrue();
    assertThat(project.classes().resolve("hello")).isDirectoryContaining("glob:**/Hello.class");
    assertThat(project.classes().resolve("hello")).isDirectoryNotContaining("glob:**/Other*");
  }

  @Test
  void aResourceIsAsMavenLeftItUntilItIsSavedAgain() throws IOException {
    Path raw = write(project.resources().resolve("version"), "${version}");
    Path filtered = write(project.mavenClasses().resolve("version"), "1.0");
    Files.setLastModifiedTime(raw, FileTime.from(Instant.EPOCH));
    build.run();
    assertThat(project.classes().resolve("version")).content().isEqualTo("1.0");
    Files.setLastModifiedTime(filtered, FileTime.from(Instant.EPOCH));
    write(raw, "edited");
    build.run();
    assertThat(project.classes().resolve("version")).content().isEqualTo("edited");
  }

  @Test
  void whatMavenGeneratedIsCompiledToo() throws IOException {
    write(
        folder.resolve("target/generated-sources/tool/hello/Made.java"),
        "package hello;\nclass Made {}\n");
    write(project.processed().resolve("hello/Path.java"), "package hello;\nclass Old {\n");
    assertThat(build.run().files()).isEqualTo(2);
  }

  @Test
  void aFaultHasItsPlaceItsMessageAndItsSource() throws IOException {
    build.run();
    source("Hello", "public class Hello {\n  Strin name;\n}\n");
    Build.Result result = build.run();
    assertThat(result.changed()).isFalse();
    assertThat(result.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.place()).isEqualTo("src/main/java/hello/Hello.java:4");
      assertThat(fault.message()).startsWith("cannot find symbol").contains("class Strin");
      assertThat(fault.source())
          .containsExactly(
              new Fault.Line(1, "package hello;", false),
              new Fault.Line(2, "", false),
              new Fault.Line(3, "public class Hello {", false),
              new Fault.Line(4, "  Strin name;", true),
              new Fault.Line(5, "}", false));
    });
    assertThat(project.classes().resolve("hello/Hello.class")).isRegularFile();
  }

  @Test
  void aReleaseThatThisJavaDoesNotKnowIsAFaultWithoutPlace() {
    Build old = new Build(new Project(folder, "3"), Libraries.parse(List.of()));
    assertThat(old.run().faults()).singleElement().satisfies(fault -> {
      assertThat(fault.place()).isEmpty();
      assertThat(fault.message()).contains("3");
    });
  }

  private void source(String name, String text) throws IOException {
    write(project.sources().resolve("hello/" + name + ".java"), "package hello;\n\n" + text);
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
