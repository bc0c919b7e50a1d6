package io.garuda.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {
  private static final Libraries LIBRARIES = Libraries.parse(List.of(
      "",
      "The following files have been resolved:",
      "   org.apache.tomcat.embed:tomcat-embed-core:jar:11.0.27:test:/m/core.jar -- module core",
      "   io.garuda:garuda:jar:framework:0.1.0:compile:/m/framework.jar -- module garuda (auto)",
      "   org.postgresql:postgresql:jar:42.7.13:runtime:/m/a folder/postgresql.jar",
      "   gg.jte:jte:jar:3.2.3:provided:/m/jte.jar -- module gg.jte [auto]",
      "   jakarta.servlet:jakarta.servlet-api:jar:6.0.0:provided:/m/servlet.jar",
      "   org.junit.jupiter:junit-jupiter:jar:5.14.4:test:/m/junit.jar",
      "   com.h2database:h2:jar:2.3.232:compile (optional) :/m/h2.jar"));

  @Test
  void theApplicationHasWhatItsWarHasAndTheCompilerOfTemplates() {
    assertThat(LIBRARIES.application())
        .containsExactly(
            Path.of("/m/framework.jar"),
            Path.of("/m/a folder/postgresql.jar"),
            Path.of("/m/jte.jar"),
            Path.of("/m/h2.jar"));
    assertThat(LIBRARIES.compileTemplates()).isTrue();
  }

  @Test
  void sourcesAreCompiledWithoutWhatOnlyTestsAndTheRunNeed() {
    assertThat(LIBRARIES.compilation())
        .containsExactly(
            Path.of("/m/framework.jar"),
            Path.of("/m/jte.jar"),
            Path.of("/m/servlet.jar"),
            Path.of("/m/h2.jar"));
  }

  @Test
  void tomcatIsFoundInTheScopeOfTests() {
    assertThat(LIBRARIES.tomcat()).containsExactly(Path.of("/m/core.jar"));
  }

  @Test
  void withoutJteThereIsNoCompilerOfTemplates() {
    Libraries none =
        Libraries.parse(List.of("   gg.jte:jte-runtime:jar:3.2.3:compile:/m/jte-runtime.jar"));
    assertThat(none.compileTemplates()).isFalse();
  }
}
