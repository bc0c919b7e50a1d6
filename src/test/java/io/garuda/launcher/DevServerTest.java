package io.garuda.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevServerTest {
  @TempDir
  Path folder;

  @Test
  void aFolderThatIsNoProjectIsRefused() {
    assertThatThrownBy(() -> DevServer.start(folder, Options.onFreePort()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("expected a project with a pom.xml");
  }

  @Test
  void aProjectWithoutTomcatIsToldWhatToAdd() throws IOException {
    project("gg.jte:jte:jar:3.2.3:provided:/m/jte.jar");
    assertThatThrownBy(() -> DevServer.start(folder, Options.onFreePort()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("add org.apache.tomcat.embed:tomcat-embed-core");
  }

  @Test
  void aProjectWithTemplatesAndNoCompilerOfThemIsToldWhatToAdd() throws IOException {
    Files.createDirectories(folder.resolve("src/main/jte"));
    project("org.apache.tomcat.embed:tomcat-embed-core:jar:11.0.27:test:/m/core.jar");
    assertThatThrownBy(() -> DevServer.start(folder, Options.onFreePort()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("add gg.jte:jte in scope provided");
  }

  /** Will be one whose Maven knows this library. */
  private void project(String library) throws IOException {
    Files.createDirectories(folder.resolve("src/main/webapp"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Path wrapper = Files.writeString(
        folder.resolve("mvnw"),
        "#!/bin/sh\nfor a in \"$@\"; do case $a in -DoutputFile=*) echo '   " + library
            + "' > \"${a#*=}\";; esac; done\n");
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
  }
}
