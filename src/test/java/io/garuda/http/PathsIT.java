package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import io.garuda.path.RoutePath;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links and redirects that path helpers made, followed on each server. */
@ExtendWith(ContractExtension.class)
class PathsIT {
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

  private final URI base;
  private final Browser browser;

  PathsIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  private String follow(String href) {
    String whole = base.resolve(href.replaceFirst("#.*", "")).toString();
    assertThat(whole).startsWith(base.toString());
    return browser.get(whole.substring(base.toString().length()), "*/*").body();
  }

  private static String asking(String action, String value) {
    return RoutePath.of(List.of("routing", action)).with("value", value).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lobby", "a b", "é", "a+b", "a/b", "a;b=c", "a?b#c", "&<\"'>", "\uD83D\uDE00"})
  void aLinkLeadsToTheActionWithItsValue(String value) {
    Matcher links = HREF.matcher(browser.get(asking("links", value)).body());
    List<String> answers = links.results().map(link -> follow(link.group(1))).toList();
    assertThat(answers).containsExactly("any " + value, "any " + value, "count of " + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lobby", "a b", "é", "a+b", "a;b=c", "a?b#c"})
  void aRedirectLeadsThereToo(String value) {
    for (String action : List.of("follow", "away")) {
      HttpResponse<String> answer = browser.get(asking(action, value));
      assertThat(answer.statusCode()).isEqualTo(302);
      String location = answer.headers().firstValue("location").orElseThrow();
      assertThat(follow(location)).isEqualTo("any " + value);
    }
  }

  @Test
  void aValueThatLeadsElsewhereIsAnError() {
    for (String value : List.of("", "..", "../items")) {
      assertThat(browser.get(asking("follow", value)).statusCode()).isEqualTo(500);
    }
  }
}
