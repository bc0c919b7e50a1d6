package io.garuda.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the test; its output goes to a file. */
public final class Command {
  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static Command start(Path folder, List<String> words) throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    return new Command(process, output);
  }

  /** Will wait for the end and return the exit status; ends it by force at the deadline. */
  public int end(Duration deadline) throws InterruptedException {
    if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
      return process.exitValue();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    return -1;
  }

  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "expected the output in " + output + ", got: " + e;
    }
  }
}
