package io.garuda.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir
  private Path root;

  private Plan plan;
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void open() {
    plan = new Plan(root);
  }

  private void apply(boolean overwrite) {
    plan.apply(new PrintWriter(said), file -> overwrite);
  }

  private String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  @Test
  void filesAreWrittenAndToldOf() throws IOException {
    plan.write("a/b.txt", "text");
    plan.program("run", "#!/bin/sh\n");
    apply(false);
    assertThat(read("a/b.txt")).isEqualTo("text");
    assertThat(Files.isExecutable(root.resolve("run"))).isTrue();
    assertThat(said).hasToString("* creating a/b.txt\n* creating run\n");
  }

  @Test
  void whatSomebodyChangedIsKeptAndNothingElseIsWritten() throws IOException {
    Files.writeString(root.resolve("mine"), "mine");
    plan.write("new", "new");
    plan.write("mine", "yours");
    assertThatThrownBy(() -> apply(false))
        .isInstanceOf(GeneratorException.class)
        .hasMessage("expected to write files that are not there, got: [mine] with another text;"
            + " nothing was written. Say --force to replace them");
    assertThat(read("mine")).isEqualTo("mine");
    assertThat(root.resolve("new")).doesNotExist();
  }

  @Test
  void whatIsTheSameIsNotAskedForAndWhatMayBeReplacedIs() throws IOException {
    Files.writeString(root.resolve("same"), "same");
    Files.writeString(root.resolve("old"), "old");
    plan.write("same", "same");
    apply(false);
    plan.write("old", "new");
    apply(true);
    assertThat(read("old")).isEqualTo("new");
    assertThat(said).hasToString("* identical same\n* identical same\n* replacing old\n");
  }

  @Test
  void linesStandBehindTheirPlaceAndOnlyOnce() throws IOException {
    Files.writeString(root.resolve("routes"), "begin\nend\n");
    plan.insert("routes", "begin\\n", "  route\n", "route");
    apply(false);
    apply(false);
    assertThat(read("routes")).isEqualTo("begin\n  route\nend\n");
    assertThat(said).hasToString("* changing routes\n* identical routes\n");
  }

  @Test
  void linesWithoutAPlaceAreThereToPaste() throws IOException {
    Files.writeString(root.resolve("routes"), "my own way\n");
    plan.insert("routes", "begin\\n", "  route\n", "route");
    plan.note("Done.");
    apply(false);
    assertThat(read("routes")).isEqualTo("my own way\n");
    assertThat(said).hasToString("* identical routes\n\nAdd to routes:\n\n  route\n\nDone.\n");
  }
}
