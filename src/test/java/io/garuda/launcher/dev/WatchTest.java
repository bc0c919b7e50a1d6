package io.garuda.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  @TempDir
  Path folder;

  @Test
  void writtenMadeRenamedAndDeletedFilesAreFoundOnce() throws IOException {
    Path written = Files.writeString(folder.resolve("written"), "a");
    Path deleted = Files.writeString(folder.resolve("deleted"), "a");
    Path replaced = Files.writeString(folder.resolve("replaced"), "a");
    Watch watch = new Watch(List.of(folder, folder.resolve("missing")));
    Files.writeString(written, "longer");
    Files.delete(deleted);
    Path temporary = Files.writeString(folder.resolve(".replaced.tmp"), "longer");
    Files.move(temporary, replaced, StandardCopyOption.REPLACE_EXISTING);
    Path made =
        Files.writeString(Files.createDirectories(folder.resolve("deep/er")).resolve("made"), "a");
    assertThat(watch.changes()).containsExactlyInAnyOrder(written, deleted, replaced, made);
    assertThat(watch.changes()).isEmpty();
  }

  @Test
  void aFolderThatComesLaterIsSeen() throws IOException {
    Path later = folder.resolve("later");
    Watch watch = new Watch(List.of(later));
    Path made = Files.writeString(Files.createDirectory(later).resolve("made"), "a");
    assertThat(watch.changes()).containsExactly(made);
  }

  @Test
  void whatEditorsKeepForThemselvesIsNotSeen() throws IOException {
    Watch watch = new Watch(List.of(folder));
    for (String name : List.of(".Hello.java.swp", "Hello.java~", "#Hello.java#", ".#Hello.java")) {
      Files.writeString(folder.resolve(name), "a");
    }
    assertThat(watch.changes()).isEmpty();
  }

  @Test
  @Timeout(20)
  void aWaitEndsWithAllThatChanged() throws Exception {
    Watch watch = new Watch(List.of(folder));
    Path first = Files.writeString(folder.resolve("first"), "a");
    Path second = Files.writeString(folder.resolve("second"), "a");
    assertThat(watch.await()).containsExactlyInAnyOrder(first, second);
  }
}
