package io.garuda.view.jte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants scripts into every place of a page where a value can stand. */
class XssTest {
  @TempDir
  Path folder;

  /** Of the last template, so that one is compiled once for all its values. */
  private TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  private String compiled = "";

  private String rendered(String template, Map<String, Object> values) throws IOException {
    Path templates = Files.createDirectories(folder.resolve("templates"));
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append("@param ")
        .append(value instanceof String ? "String" : value.getClass().getName())
        .append(' ')
        .append(name)
        .append('\n'));
    text.append(template);
    if (!text.toString().equals(compiled)) {
      Files.writeString(templates.resolve("page.jte"), text);
      CodeResolver code = new DirectoryCodeResolver(templates);
      engine = TemplateEngine.create(code, folder.resolve("classes"), ContentType.Html);
      compiled = text.toString();
    }
    SafeOutput output = new SafeOutput();
    engine.render("page.jte", values, output);
    return new String(output.toByteArray(), StandardCharsets.UTF_8);
  }

  private String rendered(String template, String value) throws IOException {
    return rendered(template, Map.of("x", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "<p>${x}</p> | <script>alert(1)</script> | <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<title>${x}</title> | </title><script>1 | <title>&lt;/title&gt;&lt;script&gt;1</title>",
        "<textarea>${x}</textarea> | </textarea><b> | <textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>",
        "<p title=\"${x}\"></p> | \" onclick=\"a | <p title=\"&#34; onclick=&#34;a\"></p>",
        "<p title='${x}'></p> | ' onclick='a | <p title='&#39; onclick=&#39;a'></p>",
        "<p title=\"a ${x} b\"></p> | \"><b> | <p title=\"a &#34;>&lt;b> b\"></p>",
        "<iframe srcdoc=\"${x}\"></iframe> | <b> | <iframe srcdoc=\"&amp;lt;b&amp;gt;\"></iframe>",
        "<p style=\"color: ${x}\"></p> | red;x:url(a) | <p style=\"color: red\\3b x\\3a url\\28 a\\29 \"></p>",
        "<p style=\"color: ${x}\"></p> | #0a5 | <p style=\"color: #0a5\"></p>",
        "<style>p { color: ${x} }</style> | }</style> | <style>p { color: \\7d \\3c \\2f style\\3e  }</style>",
        "<script>var a = \"${x}\";</script> | \";b()// | <script>var a = \"\\u0022\\u003bb\\u0028\\u0029\\u002f\\u002f\";</script>",
        "<script>var a = '${x}';</script> | </script> | <script>var a = '\\u003c\\u002fscript\\u003e';</script>",
        "<script>var a = ${x};</script> | b() | <script>var a = \"b\\u0028\\u0029\";</script>",
        "<script>f(\"it's\", ${x});</script> | b | <script>f(\"it's\", \"b\");</script>",
        "<script>var s = '\\\\'; f(${x});</script> | b | <script>var s = '\\\\'; f(\"b\");</script>",
        "<script type=\"application/json\">{\"a\": ${x}}</script> | \"b | <script type=\"application/json\">{\"a\": \"\\u0022b\"}</script>",
        "<script>a;</script><p>${x}</p> | <b> | <script>a;</script><p>&lt;b&gt;</p>",
      })
  void aValueStaysAValue(String template, String value, String page) throws IOException {
    assertThat(rendered(template, value)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"${x}\">a</a>",
        "<a href='${x}'>a</a>",
        "<area href=\"${x}\">",
        "<form action=\"${x}\"></form>",
        "<button formaction=\"${x}\"></button>",
        "<iframe src=\"${x}\"></iframe>",
        "<object data=\"${x}\"></object>",
        "<embed src=\"${x}\">",
        "<svg><a xlink:href=\"${x}\">a</a></svg>",
        "<p title=\"a\"></p><a class=\"b\" href=\"${x}\">a</a>",
      })
  void aUrlRunsNoScript(String template) throws IOException {
    for (String script : new String[] {
      "javascript:alert(1)",
      "JavaScript:alert(1)",
      " \u0001javascript:alert(1)",
      "java\tscr\nipt:alert(1)",
      "vbscript:a",
      "data:text/html,<script>alert(1)</script>"
    }) {
      assertThat(rendered(template, script)).as(script).contains(UrlAttribute.REFUSED);
    }
    for (String good : new String[] {
      "/rooms/a:b", "rooms", "?a=b:c", "#a:b", "https://example.com/", "mailto:a@example.com", ""
    }) {
      assertThat(rendered(template, good)).as(good).doesNotContain(UrlAttribute.REFUSED);
    }
  }

  @Test
  void aSchemeOfTwoValuesIsSeen() throws IOException {
    String page =
        rendered("<a href=\"${a}${b}\">a</a>", Map.of("a", "java", "b", "script:alert(1)"));
    assertThat(page).doesNotContain("javascript:").contains(UrlAttribute.REFUSED);
  }

  @Test
  void whatStandsBehindAPathIsNoScheme() throws IOException {
    assertThat(rendered("<a href=\"/at/${x}\">a</a>", "a:b")).contains("href=\"/at/a:b\"");
  }

  @Test
  void anEventHandlerTakesNoText() {
    assertThatThrownBy(() -> rendered("<p onclick=\"f('${x}')\"></p>", "a"))
        .hasStackTraceContaining(
            "expected no text in the event handler onclick of <p>, got: \"a\"");
  }

  @Test
  void aTemplateLiteralTakesNoValue() {
    assertThatThrownBy(() -> rendered("<script>var a = `${x}`;</script>", "a"))
        .hasStackTraceContaining("expected no value within ` ` of a script");
  }

  @Test
  void numbersStayNumbers() throws IOException {
    assertThat(rendered("<script>f(${x});</script><p onclick=\"f(${x})\"></p>", Map.of("x", 5)))
        .isEqualTo("<script>f(5);</script><p onclick=\"f(5)\"></p>");
  }
}
