package io.garuda.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {
  private static final String NAMED = "-[0-9a-f]{16}";

  @TempDir
  Path folder;

  private void file(String path, String content) throws IOException {
    Path file = folder.resolve("webapp" + path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Assets digested() throws IOException {
    Path target = folder.resolve("digested");
    Digest.copy(folder.resolve("webapp"), target);
    try (Stream<String> lines = Files.lines(target.resolve("WEB-INF/assets.tsv"))) {
      return Assets.read(lines);
    }
  }

  private String content(String path) throws IOException {
    return Files.readString(folder.resolve("digested" + path));
  }

  @Test
  void aFileIsCopiedToANameOfItsContent() throws Exception {
    file("/assets/app.css", "body {}");
    file("/robots.txt", "none");
    file("/LICENSE", "free");
    file("/WEB-INF/web.xml", "secret");
    Assets assets = digested();
    String css = assets.path("/assets/app.css");
    assertThat(css).matches("/assets/app" + NAMED + "\\.css");
    assertThat(content(css)).isEqualTo("body {}");
    assertThat(assets.isDigested(css)).isTrue();
    assertThat(assets.isDigested("/assets/app.css")).isFalse();
    assertThat(assets.integrity("/assets/app.css"))
        .contains("sha384-"
            + Base64.getEncoder()
                .encodeToString(
                    MessageDigest.getInstance("SHA-384").digest("body {}".getBytes(UTF_8))));
    assertThat(assets.path("/LICENSE")).matches("/LICENSE" + NAMED);
    assertThat(assets.path("/WEB-INF/web.xml")).isEqualTo("/WEB-INF/web.xml");
    assertThat(assets.path("/other.css")).isEqualTo("/other.css");
    assertThat(assets.integrity("/other.css")).isEmpty();
  }

  @Test
  void whatJarsServeIsCopiedToo() throws IOException {
    file("/a.css", "");
    assertThat(digested().path("/garuda/phoenix.mjs"))
        .matches("/garuda/phoenix" + NAMED + "\\.mjs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/assets/a.mjs | import { b } from \"./b.mjs\"; // ü",
        "/assets/a.mjs | import './b.mjs';",
        "/assets/a.js  | export * from \"../assets/b.mjs\";",
        "/assets/a.js  | const b = await import( \"./b.mjs\" );",
        "/assets/a.css | a { background: url(b.mjs) }",
        "/assets/a.css | a { background: url( \"./b.mjs?v=1#x\" ) }",
        "/assets/a.css | @import '/assets/b.mjs';",
        "/assets/a.mjs | import '/assets/b.mjs';",
        "/assets/a.mjs | new Worker(new URL('./b.mjs', import.meta.url));",
        "/assets/a.mjs | 1 //# sourceMappingURL=b.mjs",
        "/assets/a.css | a {} /*# sourceMappingURL=b.mjs */"
      })
  void aCopyNamesTheCopiesOfWhatItUses(String path, String content) throws IOException {
    file(path, content);
    file("/assets/b.mjs", "export const b = 1;");
    Assets assets = digested();
    String name = References.file(assets.path("/assets/b.mjs"));
    assertThat(content(assets.path(path))).isEqualTo(content.replace("b.mjs", name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/a.mjs | import { c } from \"./c.mjs\";",
        "/a.mjs | import { b } from \"b.mjs\";",
        "/a.mjs | const text = \"./b.mjs\";",
        "/a.mjs | new URL('./b.mjs', location);",
        "/a.mjs | import '//example.com/b.mjs';",
        "/a.css | a { background: url(data:image/b.mjs) }",
        "/a.css | a { background: url(\"https://example.com/b.mjs\") }",
        "/a.css | a { mask: url(#b.mjs) }",
        "/a.txt | import './b.mjs';"
      })
  void whatItDoesNotKnowStays(String path, String content) throws IOException {
    file(path, content);
    file("/b.mjs", "");
    assertThat(content(digested().path(path))).isEqualTo(content);
  }

  @Test
  void aNameChangesWithWhatTheFileUses() throws IOException {
    file("/a.mjs", "import './b.mjs';");
    file("/b.mjs", "import './c.mjs';");
    file("/c.mjs", "1");
    file("/d.mjs", "1");
    Assets before = digested();
    file("/c.mjs", "2");
    Assets after = digested();
    for (String path : List.of("/a.mjs", "/b.mjs", "/c.mjs")) {
      assertThat(after.path(path)).isNotEqualTo(before.path(path));
    }
    assertThat(after.path("/d.mjs")).isEqualTo(before.path("/d.mjs"));
  }

  @Test
  void modulesThatUseEachOtherHaveOneNameEach() throws IOException {
    file("/a.mjs", "import './b.mjs';");
    file("/b.mjs", "import './a.mjs';");
    Assets assets = digested();
    assertThat(content(assets.path("/a.mjs")))
        .isEqualTo("import '." + assets.path("/b.mjs") + "';");
    assertThat(content(assets.path("/b.mjs")))
        .isEqualTo("import '." + assets.path("/a.mjs") + "';");
  }

  @Test
  void whatGetsSmallerIsCompressedToo() throws IOException {
    String text = "body { color: red }\n".repeat(100);
    file("/long.css", text);
    file("/short.css", "b{}");
    file("/photo.jpg", text);
    Assets assets = digested();
    Assets.Copy copy = assets.copyAt(assets.path("/long.css")).orElseThrow();
    assertThat(copy.encodings()).containsExactly("br", "gzip");
    byte[] brotli = bytes(copy.path() + ".br");
    assertThat(brotli).hasSizeLessThan(bytes(copy.path() + ".gz").length);
    assertThat(Decoder.decompress(brotli).getDecompressedData()).isEqualTo(text.getBytes(UTF_8));
    try (InputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(bytes(copy.path() + ".gz")))) {
      assertThat(gzip.readAllBytes()).isEqualTo(text.getBytes(UTF_8));
    }
    for (String path : List.of("/short.css", "/photo.jpg")) {
      assertThat(assets.copyAt(assets.path(path)).orElseThrow().encodings()).isEmpty();
    }
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws IOException {
    file("/a.css", "@import 'b.css';".repeat(10));
    file("/b.css", "body { color: red }".repeat(10));
    digested();
    Map<String, String> first = all();
    Files.setLastModifiedTime(folder.resolve("webapp/a.css"), FileTime.fromMillis(0));
    digested();
    assertThat(all()).isEqualTo(first).hasSizeGreaterThan(6);
  }

  private byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(folder.resolve("digested" + path));
  }

  private Map<String, String> all() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("digested"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return all;
  }

  @Test
  void aBrokenManifestIsRefused() {
    assertThatThrownBy(() -> Assets.read(Stream.of("/a.css")))
        .hasMessage(
            "expected path, copy, hash and encodings in /WEB-INF/assets.tsv, got: \"/a.css\"; build anew");
  }

  @Test
  void twoFoldersAreAskedFor() {
    assertThatThrownBy(() -> Digest.main(new String[] {"one"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got: one");
  }
}
