package io.garuda.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {
  @Test
  void aQueryIsDecoded() {
    Params params = Params.parse("a=1&b=x+y&c=%C3%A9%26&%C3%A9=2&empty=&flag&&d==");
    assertThat(params.toMap())
        .containsExactly(
            Map.entry("a", "1"),
            Map.entry("b", "x y"),
            Map.entry("c", "é&"),
            Map.entry("é", "2"),
            Map.entry("empty", ""),
            Map.entry("flag", ""),
            Map.entry("d", "="));
    assertThat(Params.parse("")).isEqualTo(Params.empty());
    assertThat(params.get("absent")).isEmpty();
  }

  @Test
  void theLastOfSeveralValuesWinsAndAllAreKept() {
    Params params = Params.parse("a=1&b=2&a=3");
    assertThat(params.get("a")).contains("3");
    assertThat(params.all("a")).containsExactly("1", "3");
    assertThat(params.all("absent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "%zz=a",
        "a=%-1",
        "a=%ff",
        "a=%C3",
        "a=%C3%28",
        "a=%EF%BF%BD%ff",
        "a=\uFFFD"
      })
  void whatIsNoUtf8InPercentEscapesIsRefused(String query) {
    assertThatThrownBy(() -> Params.parse(query)).isInstanceOf(MalformedParamsException.class);
  }

  @Test
  void theReplacementCharacterItselfIsText() {
    assertThat(Params.parse("a=%EF%BF%BD").get("a")).contains("\uFFFD");
    assertThat(Params.parse("a=%ef%Bf%bD").get("a")).contains("\uFFFD");
  }

  @Test
  void namesInBracketsAreLookedInto() {
    Params params = Params.parse(
        "user[name]=Mira&user[address][city]=Graz&user=x&users[name]=y&user[tags][]=1");
    Params user = params.nested("user");
    assertThat(user.names()).containsExactly("name", "address[city]", "tags[]");
    assertThat(user.nested("address").get("city")).contains("Graz");
    assertThat(params.nested("us").names()).isEmpty();
    assertThat(Params.parse("user[name=x").nested("user").names()).isEmpty();
  }

  @Test
  void mergedParamsTakeTheValuesOfTheOther() {
    Params merged = Params.parse("a=1&a=2&b=3").merge(Params.parse("a=4&c=5"));
    assertThat(merged.all("a")).containsExactly("4");
    assertThat(merged.names()).containsExactly("a", "b", "c");
  }

  @Test
  void nobodyChangesThem() {
    Params params = Params.parse("a=1");
    List<String> values = params.all("a");
    assertThatThrownBy(() -> values.add("2")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> params.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    params.toMap().clear();
    assertThat(params).isEqualTo(Params.of(Map.of("a", "1")));
  }
}
