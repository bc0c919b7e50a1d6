package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What actions may be asked, and what they may answer. */
@ExtendWith(ContractExtension.class)
class ActionsIT {
  private static final String JSON = "application/json";

  private final Browser browser;

  ActionsIT(URI base) {
    this.browser = new Browser(base);
  }

  @Test
  void aFormThatBreaksAConstraintIsAnsweredWithItsErrors() {
    assertThat(form("ada", 36, JSON).body()).isEqualTo("ada 36");
    HttpResponse<String> wrong = form("far too long", 7, JSON);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .isEqualTo("{\"errors\":{\"age\":[\"must be greater than or equal to 18\"],"
            + "\"name\":[\"size must be between 0 and 5\"]}}");
    HttpResponse<String> page = form("", 18, "text/html");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
    HttpResponse<String> problem = form(" ", 18, "application/problem+json, application/json");
    assertThat(problem.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(problem.body())
        .startsWith("{\"type\":\"about:blank\",\"title\":\"Unprocessable Entity\",\"status\":422,")
        .endsWith("\"errors\":{\"name\":[\"must not be blank\"]}}");
  }

  private HttpResponse<String> form(String name, int age, String accept) {
    return browser.post("/actions/form?age=" + age, Map.of("name", name), Map.of("accept", accept));
  }

  @Test
  void aRecordThatBreaksAConstraintIsAnsweredWithItsErrors() {
    String fine = "{\"name\":\"ada\",\"addresses\":[{\"street\":\"x\"}]}";
    assertThat(browser.postJson("/actions/json", fine).body()).isEqualTo(fine);
    HttpResponse<String> wrong =
        browser.postJson("/actions/json", "{\"addresses\":[{\"street\":\"x\"},{\"street\":\"\"}]}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .isEqualTo("{\"errors\":{\"addresses[1].street\":[\"must not be blank\"],"
            + "\"name\":[\"must not be blank\"]}}");
    assertThat(browser.postJson("/actions/json", "{\"name\":[]}").statusCode()).isEqualTo(400);
  }

  @Test
  void aResultThatBreaksAConstraintIsNotTheClientsFault() {
    assertThat(browser.get("/actions/wrong-result").statusCode()).isEqualTo(500);
  }

  @Test
  void anActionAnswersInTheNegotiatedFormat() {
    assertThat(browser.get("/actions/by-format", JSON).body()).isEqualTo("{\"a\":1}");
    assertThat(browser.get("/actions/by-format", "*/*").body()).isEqualTo("&lt;b&gt;");
    assertThat(browser.get("/actions/by-format?_format=json", "text/html").body())
        .isEqualTo("{\"a\":1}");
    assertThat(browser.get("/actions/by-format", "text/plain").statusCode()).isEqualTo(500);
    assertThat(browser.get("/actions/by-format", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void anotherSiteIsReachedWhereTheActionSaysSo() {
    HttpResponse<String> answer = browser.get("/actions/elsewhere");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).hasValue("https://example.com/a?b=c");
  }

  @Test
  void aFallbackAnswersWhatAnActionRefuses() {
    assertThat(browser.get("/actions/refused?ok=true", JSON).body()).isEqualTo("{\"ok\":true}");
    HttpResponse<String> refused = browser.get("/actions/refused", JSON);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).isEqualTo("{\"refused\":\"full\"}");
  }

  @Test
  void aControllersPlugsRunBeforeTheActionsTheyAreFor() {
    HttpResponse<String> halted = browser.get("/actions/guarded");
    assertThat(halted.statusCode()).isEqualTo(401);
    assertThat(halted.body()).isEqualTo("the word?");
    assertThat(halted.headers().firstValue("x-mark")).isEmpty();
    HttpResponse<String> in = browser.get("/actions/guarded?word=please");
    assertThat(in.body()).isEqualTo("in");
    assertThat(in.headers().firstValue("x-mark")).hasValue("seen");
    assertThat(browser.get("/actions/marked").headers().firstValue("x-mark")).hasValue("none");
  }

  @Test
  void anActionMayAnswerLaterFromAnotherThread() {
    assertThat(browser.get("/actions/later", JSON).body()).isEqualTo("{\"later\":\"yes\"}");
    assertThat(browser.get("/actions/later?fail=true", JSON).body())
        .isEqualTo("{\"errors\":{\"detail\":\"I'm a teapot\"}}");
    assertThat(browser.get("/actions/suspended?how=ok").body()).isEqualTo("resumed");
    HttpResponse<String> view = browser.get("/actions/suspended?how=view");
    assertThat(view.body()).isEqualTo("a view");
    assertThat(view.headers().firstValue("x-before-send")).hasValue("1 of true");
    assertThat(browser.get("/actions/suspended?how=error").statusCode()).isEqualTo(418);
    HttpResponse<String> never = browser.get("/actions/suspended?how=never", JSON);
    assertThat(never.statusCode()).isEqualTo(503);
    assertThat(never.body()).isEqualTo("{\"errors\":{\"detail\":\"Service Unavailable\"}}");
  }

  @Test
  void anActionsTransactionIsUndoneWhenItFails() {
    String list = "/actions/words/" + UUID.randomUUID();
    assertThat(browser.get(list, JSON).body()).isEqualTo("{\"count\":0}");
    assertThat(browser.postJson(list + "?fail=true", "{}").statusCode()).isEqualTo(418);
    assertThat(browser.postJson(list, "{}").body()).isEqualTo("{\"count\":1}");
  }

  @Test
  void aFileIsSavedUnderItsName() {
    HttpResponse<String> whole = file(Map.of());
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("0123456789");
    assertThat(whole.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"ten.txt\"");
    assertThat(whole.headers().firstValue("content-type"))
        .hasValueSatisfying(
            type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=utf-8"));
    assertThat(whole.headers().firstValue("content-length")).hasValue("10");
    assertThat(browser.get("/actions/file?inline=true").headers().firstValue("content-disposition"))
        .hasValue("inline; filename=\"ten.txt\"");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3,   206, 0123,       bytes 0-3/10",
    "bytes=8-99,  206, 89,         bytes 8-9/10",
    "bytes=7-,    206, 789,        bytes 7-9/10",
    "bytes=-2,    206, 89,         bytes 8-9/10",
    "bytes=-99,   206, 0123456789, bytes 0-9/10",
    "bytes=10-,   416, '',         bytes */10",
    "bytes=-0,    416, '',         bytes */10",
    "'bytes=0-1,3-4', 200, 0123456789, ''",
    "bytes=4-3,   200, 0123456789, ''",
    "bytes=x-3,   200, 0123456789, ''",
    "bytes=-,     200, 0123456789, ''",
    "lines=0-1,   200, 0123456789, ''",
  })
  void aPartOfAFileIsSentWhereOneIsAskedFor(String range, int status, String body, String got) {
    HttpResponse<String> answer = file(Map.of("range", range));
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status != 416) {
      assertThat(answer.body()).isEqualTo(body);
    }
    assertThat(answer.headers().firstValue("content-range").orElse("")).isEqualTo(got);
  }

  @Test
  void aFileThatHasNotChangedIsNotSentAgain() {
    HttpResponse<String> first = file(Map.of());
    String tag = first.headers().firstValue("etag").orElseThrow();
    String modified = first.headers().firstValue("last-modified").orElseThrow();
    assertThat(modified).isEqualTo("Sun, 09 Sep 2001 01:46:40 GMT");
    assertThat(file(Map.of("if-none-match", "\"x\", W/" + tag)).statusCode()).isEqualTo(304);
    assertThat(file(Map.of("if-none-match", "\"x\"")).statusCode()).isEqualTo(200);
    assertThat(file(Map.of("if-modified-since", modified)).statusCode()).isEqualTo(304);
    assertThat(
            file(Map.of("if-modified-since", "Sun, 09 Sep 2001 01:46:39 GMT")).statusCode())
        .isEqualTo(200);
    assertThat(file(Map.of("if-modified-since", "nonsense")).statusCode()).isEqualTo(200);
    assertThat(file(Map.of("range", "bytes=0-1", "if-range", tag)).body()).isEqualTo("01");
    assertThat(file(Map.of("range", "bytes=0-1", "if-range", modified)).body()).isEqualTo("01");
    assertThat(file(Map.of("range", "bytes=0-1", "if-range", "\"x\"")).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> file(Map<String, String> headers) {
    HttpRequest.Builder request = browser.request("/actions/file").header("accept", "*/*");
    headers.forEach(request::header);
    return browser.send(request);
  }

  @Test
  void aFilenameCannotBreakOutOfItsHeader() {
    assertThat(disposition("a%22;x=y%0d%0ax-evil:1%5C.txt"))
        .isEqualTo("attachment; filename=\"a_;x=y__x-evil:1_.txt\";"
            + " filename*=UTF-8''a%22%3Bx%3Dy%0D%0Ax-evil%3A1%5C.txt");
    assertThat(disposition("..%2F..%2F%C5%BDan.csv"))
        .isEqualTo("attachment; filename=\".._.._" + "_an.csv\";"
            + " filename*=UTF-8''..%2F..%2F%C5%BDan.csv");
  }

  private String disposition(String name) {
    HttpResponse<String> answer = browser.get("/actions/bytes?name=" + name, "*/*");
    assertThat(answer.body()).isEqualTo("bytes");
    assertThat(answer.headers().firstValue("x-evil")).isEmpty();
    return answer.headers().firstValue("content-disposition").orElseThrow();
  }
}
