package io.garuda.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that must be there for a test: without one it is skipped, and fails where CI=true. */
public final class Programs {
  private Programs() {}

  /** Will find a program on the path; says what is missing if none of the names is there. */
  public static String required(String... names) {
    Optional<String> found = Stream.of(names)
        .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
    String missing = "expected " + String.join(" or ", names) + " on the PATH, got none;"
        + " install it to run this test";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(found).as(missing).isPresent();
    }
    assumeTrue(found.isPresent(), missing);
    return found.orElseThrow();
  }
}
