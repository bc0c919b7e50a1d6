package io.garuda.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionTest {
  private static final Project PROJECT = new Project(Path.of("/project/hello"), "17");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main/webapp/assets/app.css | css",
        "main/webapp/assets/app.css main/webapp/assets/more.CSS | css",
        "main/webapp/assets/app.css main/webapp/assets/app.mjs | mjs",
        "main/webapp/assets/logo | logo",
        "main/jte/hello.jte | jte",
        "main/jte/hello.jte main/webapp/assets/app.css | jte"
      })
  void pagesAreToldOfTemplatesAndAssets(String files, String assetType) {
    assertThat(Reaction.to(PROJECT, paths(files)))
        .isEqualTo(new Reaction(false, false, false, assetType));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main/java/hello/Hello.java | false | true | false",
        "main/java/hello/Hello.java main/webapp/assets/app.css | false | true | false",
        "main/resources/messages.properties | false | true | false",
        "main/webapp/WEB-INF/garuda.properties | false | false | true",
        "../pom.xml main/java/hello/Hello.java | true | true | false"
      })
  void theApplicationIsBuiltOrStartedAnew(
      String files, boolean maven, boolean build, boolean restart) {
    assertThat(Reaction.to(PROJECT, paths(files)))
        .isEqualTo(new Reaction(maven, build, restart, ""));
  }

  private static Set<Path> paths(String files) {
    return Stream.of(files.split(" "))
        .map(file -> PROJECT.root().resolve("src").resolve(file).normalize())
        .collect(Collectors.toSet());
  }
}
