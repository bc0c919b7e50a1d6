package io.garuda.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
  @Test
  void aNameIsWrittenInEachWay() {
    Name name = Name.ofClass("a name", "BlogPost");
    assertThat(name.camel()).isEqualTo("BlogPost");
    assertThat(name.lowerCamel()).isEqualTo("blogPost");
    assertThat(name.snake()).isEqualTo("blog_post");
    assertThat(name.flat()).isEqualTo("blogpost");
    assertThat(name.dashed()).isEqualTo("blog-post");
    assertThat(name.human()).isEqualTo("blog post");
    assertThat(name.title()).isEqualTo("Blog post");
    assertThat(name.titles()).isEqualTo("Blog Post");
  }

  @ParameterizedTest
  @CsvSource({"Post, post", "HTMLPage, html_page", "Iso8601Date, iso8601_date", "A, a"})
  void aNameOfAClassIsTakenApart(String camel, String snake) {
    assertThat(Name.ofClass("a name", camel).snake()).isEqualTo(snake);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"post", "Blog Post", "Blog_Post", "1Post", "Post!", "", "Größe", "../Post"})
  void whatIsNoClassIsRefused(String text) {
    assertThatThrownBy(() -> Name.ofClass("a record's name", text))
        .isInstanceOf(GeneratorException.class)
        .hasMessage("expected a record's name in upper camel case such as BlogPost, got: " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Posts", "blog-posts", "blog__posts", "_posts", "posts_", "9", "a b", ""})
  void whatIsNoTableIsRefused(String text) {
    assertThatThrownBy(() -> Name.ofSnake("a table's name", text))
        .isInstanceOf(GeneratorException.class)
        .hasMessage("expected a table's name in lower case with underscores such as blog_posts,"
            + " got: " + text);
  }

  @ParameterizedTest
  @CsvSource({"class, Java", "hashcode, Java", "order, SQL", "user, SQL", "day, SQL"})
  void aWordOfJavaOrSqlIsRefused(String text, String language) {
    assertThatThrownBy(() -> Name.ofSql("a field's name", text))
        .isInstanceOf(GeneratorException.class)
        .hasMessage("expected a field's name that is no word of " + language + ", got: " + text);
  }

  @Test
  void anActionMayBeAWordOfSql() {
    assertThat(Name.ofSnake("an action", "order").snake()).isEqualTo("order");
  }
}
