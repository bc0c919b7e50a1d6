package io.garuda.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir
  Path folder;

  @Test
  void aFolderWithoutPomIsNoProject() {
    assertThatThrownBy(() -> Project.read(folder))
        .isInstanceOf(ProjectException.class)
        .hasMessageStartingWith("expected a project with a pom.xml, got: ");
  }

  @Test
  void theReleaseIsThatOfThePom() throws IOException {
    Files.createDirectories(folder.resolve("src/main/webapp"));
    pom("<properties><maven.compiler.release> 21 </maven.compiler.release></properties>");
    assertThat(Project.read(folder).release()).isEqualTo("21");
    pom("");
    assertThat(Project.read(folder).release()).isEqualTo("17");
  }

  @Test
  void aPomThatIsNoXmlIsNamed() throws IOException {
    pom("<");
    assertThatThrownBy(() -> Project.read(folder))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("pom.xml to be readable");
  }

  @Test
  void whatMavenSaysWhenItFailsIsPassedOn() throws IOException {
    Project project = new Project(folder, "17");
    maven("echo no such plugin; exit 1");
    assertThat(Maven.isNeeded(project)).isTrue();
    assertThatThrownBy(() -> Maven.run(project))
        .isInstanceOf(ProjectException.class)
        .hasMessage("expected Maven to build the project, got:\nno such plugin");
  }

  @Test
  void mavenIsAskedAgainOnceThePomIsNewer() throws IOException {
    pom("");
    Project project = new Project(folder, "17");
    maven("for a in \"$@\"; do case $a in -DoutputFile=*) : > \"${a#*=}\";; esac; done");
    Maven.run(project);
    assertThat(Maven.isNeeded(project)).isFalse();
    Files.delete(project.own().resolve("dependencies"));
    assertThat(Maven.isNeeded(project)).isTrue();
  }

  private void pom(String content) throws IOException {
    Files.writeString(folder.resolve("pom.xml"), "<project>" + content + "</project>");
  }

  private void maven(String script) throws IOException {
    Path wrapper = Files.writeString(folder.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
  }
}
