package io.garuda.view.jte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {
  @TempDir
  Path folder;

  @Test
  void aTemplateIsCompiledAgainOnceItHasChangedAndEscapedAsEver() throws IOException {
    save("@param String name\n<a href=\"${name}\">${name}</a>", 1);
    JteTemplateEngine engine = engine();
    assertThat(rendered(engine, "javascript:<"))
        .isEqualTo("<a href=\"about:invalid#refused\">javascript:&lt;</a>");
    save("@param String name\n<b>${name}</b>", 2);
    assertThat(rendered(engine, "<")).isEqualTo("<b>&lt;</b>");
  }

  @Test
  void aTemplateThatDoesNotCompileTellsItsPlace() throws IOException {
    save("@param String name\n<b>\n${nme}</b>", 1);
    assertThat(TemplatePlace.of(catchThrowable(() -> rendered(engine(), "a"))))
        .contains(new TemplatePlace("a/page.jte", 3));
    save("@param String name\n@if(name != null)\n", 2);
    assertThat(TemplatePlace.of(catchThrowable(() -> rendered(engine(), "a"))))
        .map(TemplatePlace::name)
        .contains("a/page.jte");
  }

  @Test
  void aTemplateThatFailsTellsItsPlaceHoweverDeepItIs() throws IOException {
    save("@param String name\n<b>${name.substring(9)}</b>", 1);
    Throwable failure = catchThrowable(() -> rendered(engine(), "a"));
    assertThat(TemplatePlace.of(new IllegalStateException(failure)))
        .contains(new TemplatePlace("a/page.jte", 2));
    assertThat(TemplatePlace.of(new IllegalStateException("error at a/page.jte:2")))
        .isEmpty();
  }

  @Test
  void withoutAFolderOfTemplatesThereIsNone() {
    assertThat(JteTemplateEngine.precompiled(getClass().getClassLoader(), "none")
            .reloading(folder.resolve("missing"), folder))
        .isEmpty();
  }

  private JteTemplateEngine engine() {
    return JteTemplateEngine.precompiled(getClass().getClassLoader(), "none")
        .reloading(folder.resolve("jte"), folder.resolve("classes"))
        .orElseThrow();
  }

  /** Will save it at another second than before, whatever the clock says. */
  private void save(String text, long second) throws IOException {
    Path page = folder.resolve("jte/a/page.jte");
    Files.createDirectories(page.getParent());
    Files.writeString(page, text);
    Files.setLastModifiedTime(page, FileTime.from(Instant.ofEpochSecond(second)));
  }

  private static String rendered(JteTemplateEngine engine, String name) {
    return new String(
        engine.render("a/page", List.of(), Map.of("name", name)), StandardCharsets.UTF_8);
  }
}
