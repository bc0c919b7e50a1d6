package io.garuda.param;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamFilterTest {
  @Test
  void secretsAreHiddenWhereverTheyStand() {
    Params params = Params.parse("name=ada&password=1&user[Password]=2&user[name]=x"
        + "&_csrf_token=3&password[a]=4&api_secret=5&tag=1&tag=2&Authorization=6");
    Params shown = new ParamFilter().apply(params);
    assertThat(shown.toMap())
        .isEqualTo(Map.of(
            "name", "ada",
            "password", "[FILTERED]",
            "user[Password]", "[FILTERED]",
            "user[name]", "x",
            "_csrf_token", "[FILTERED]",
            "password[a]", "[FILTERED]",
            "api_secret", "[FILTERED]",
            "tag", "2",
            "Authorization", "[FILTERED]"));
    assertThat(shown.all("tag")).containsExactly("1", "2");
  }

  @Test
  void anApplicationHasSecretsOfItsOwn() {
    ParamFilter filter = ParamFilter.hide("Pin");
    assertThat(filter.hides("pin_code")).isTrue();
    assertThat(filter.hides("password")).isFalse();
  }

  @Test
  void orOnlyShowsWhatItNames() {
    ParamFilter filter = ParamFilter.keep("id", "user");
    assertThat(filter.hides("id")).isFalse();
    assertThat(filter.hides("user[name]")).isFalse();
    assertThat(filter.hides("user_id")).isTrue();
    assertThat(filter.hides("anything")).isTrue();
  }
}
