package io.garuda.view.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.garuda.conn.Conn;
import io.garuda.conn.FakeExchange;
import io.garuda.param.Params;
import io.garuda.path.RoutePath;
import io.garuda.view.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputTest {
  private final Form form = Form.of("room", Params.parse("name=%22%3Cb%3E&open=true&kind=b"));

  private static String html(Content content) {
    StringOutput text = new StringOutput();
    content.writeTo(new OwaspHtmlTemplateOutput(text));
    return text.toString();
  }

  @Test
  void anInputShowsItsValueEscaped() {
    assertThat(
            html(Input.text(form.field("name"), "Name & more").required().with("maxlength", "9")))
        .isEqualTo("<div class=\"field\"><label for=\"room_name\">Name &amp; more</label><input"
            + " type=\"text\" id=\"room_name\" name=\"name\" required=\"\" maxlength=\"9\""
            + " value=\"&#34;&lt;b>\"></div>");
  }

  @Test
  void messagesDescribeTheInput() {
    Form wrong = form.error("name", "is <odd>").error("name", "is long");
    assertThat(html(Input.text(wrong.field("name"), "Name").hint("At most 9.")))
        .contains("aria-invalid=\"true\" aria-describedby=\"room_name-note room_name-note-1\"")
        .endsWith("<p class=\"error\" id=\"room_name-note\">is &lt;odd&gt;</p>"
            + "<p class=\"error\" id=\"room_name-note-1\">is long</p></div>");
  }

  @Test
  void aHintStandsWhereNothingIsWrong() {
    assertThat(html(Input.text(form.field("name"), "Name").hint("At most 9.")))
        .contains("aria-describedby=\"room_name-note\"")
        .endsWith("<p class=\"hint\" id=\"room_name-note\">At most 9.</p></div>");
  }

  @Test
  void aPasswordAndAFileAreNotShownAgain() {
    Form sent = Form.of("user", Params.parse("password=secret&avatar=x"));
    assertThat(html(Input.password(sent.field("password"), "Password"))).doesNotContain("secret");
    assertThat(html(Input.file(sent.field("avatar"), "Picture"))).doesNotContain("value=");
  }

  @Test
  void aTextKeepsItsFirstLineFeed() {
    Form sent = Form.of("m", Params.of(Map.of("body", "\na</textarea>")));
    assertThat(html(Input.textarea(sent.field("body"), "Body")))
        .contains(">\n\na&lt;/textarea&gt;</textarea>");
  }

  @Test
  void aBoxSendsFalseWithoutItsCheck() {
    assertThat(html(Input.checkbox(form.field("open"), "Open")))
        .contains("<input type=\"hidden\" name=\"open\" value=\"false\">")
        .contains("value=\"true\" checked>");
    assertThat(html(Input.checkbox(form.field("closed"), "Closed"))).doesNotContain("checked>");
  }

  @Test
  void aChoiceShowsWhatWasChosen() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("a", "An A");
    kinds.put("b", "A <B>");
    assertThat(html(Input.select(form.field("kind"), "Kind", kinds)))
        .contains(
            "<option value=\"a\">An A</option><option value=\"b\" selected>A &lt;B&gt;</option>");
  }

  @Test
  void anAttributeOfNoNameIsRefused() {
    Input input = Input.text(form.field("name"), "Name");
    for (String name : List.of("a b", "a>", "A", "")) {
      assertThatThrownBy(() -> input.with(name, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected the name of an attribute");
    }
  }

  @Test
  void aFormCarriesTheTokenAndItsMethod() {
    Conn conn = new FakeExchange("GET", "/").conn();
    RoutePath path = RoutePath.of(List.of("rooms", "1"));
    String page = html(FormTag.form(conn, "delete", path, Input.hidden(form.field("kind"))));
    assertThat(page)
        .startsWith("<form method=\"post\" action=\"/rooms/1\"><input type=\"hidden\""
            + " name=\"_csrf_token\" value=\"")
        .endsWith("<input type=\"hidden\" name=\"_method\" value=\"delete\"><input type=\"hidden\""
            + " name=\"kind\" value=\"b\"></form>");
    assertThat(html(FormTag.upload(conn, path, out -> {})))
        .contains("enctype=\"multipart/form-data\"")
        .doesNotContain("_method");
  }

  @Test
  void aFormOfAnotherMethodIsRefused() {
    Conn conn = new FakeExchange("GET", "/").conn();
    assertThatThrownBy(() -> FormTag.button(conn, "get", RoutePath.of(List.of()), "Go"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got: \"get\"");
  }
}
