package io.garuda.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name of several words, in each of the ways in which code writes it ({@code Phoenix.Naming}).
 *
 * @param words in lower case, at least one
 */
record Name(List<String> words) {
  private static final Pattern CAMEL = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private static final Set<String> JAVA = Set.of(
      ("abstract assert boolean break byte case catch char class const continue default do double else"
              + " enum extends final finally float for goto if implements import instanceof int"
              + " interface long native package private protected public return short static strictfp"
              + " super switch synchronized this throw throws transient try void volatile while true"
              + " false null record var yield clone equals finalize hashcode notify tostring wait")
          .split(" "));

  /** Words of H2 and PostgreSQL that no table or column may have as its name without quotes. */
  private static final Set<String> SQL = Set.of(
      ("all and any array as asc between both cast check column constraint create cross current day desc"
              + " distinct end except exists fetch foreign from full grant group having hour in inner"
              + " intersect interval into is join key leading left like limit minute month not offset"
              + " on or order primary references right row second select set some table then to"
              + " trailing union unique update user using value values when where window with year")
          .split(" "));

  Name {
    words = List.copyOf(words);
  }

  /**
   * Will read a class's name.
   *
   * @param what it is, for the message
   * @throws GeneratorException if it is none
   */
  static Name ofClass(String what, String text) {
    if (!CAMEL.matcher(text).matches()) {
      throw new GeneratorException(
          "expected " + what + " in upper camel case such as BlogPost, got: " + text);
    }
    return new Name(Arrays.stream(text.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList());
  }

  /**
   * Will read a name in lower case.
   *
   * @throws GeneratorException if it is none, or a word of Java
   */
  static Name ofSnake(String what, String text) {
    if (!SNAKE.matcher(text).matches()) {
      throw new GeneratorException(
          "expected " + what + " in lower case with underscores such as blog_posts, got: " + text);
    }
    return free("Java", JAVA, what, text);
  }

  /** Will read a name of a table or a column; throws likewise, and if it is a word of SQL. */
  static Name ofSql(String what, String text) {
    ofSnake(what, text);
    return free("SQL", SQL, what, text);
  }

  /** Will make {@code Room} of {@code RoomChannel}: generators add the rest by themselves. */
  static String without(String suffix, String name) {
    return name.endsWith(suffix) && name.length() > suffix.length()
        ? name.substring(0, name.length() - suffix.length())
        : name;
  }

  /** Whether code may not have it as a name of a variable or a package. */
  static boolean isWordOfJava(String text) {
    return JAVA.contains(text);
  }

  private static Name free(String language, Set<String> taken, String what, String text) {
    if (taken.contains(text)) {
      throw new GeneratorException(
          "expected " + what + " that is no word of " + language + ", got: " + text);
    }
    return new Name(List.of(text.split("_")));
  }

  /** Will return {@code BlogPost}. */
  String camel() {
    return words.stream().map(Name::capitalized).collect(Collectors.joining());
  }

  /** Will return {@code blogPost}. */
  String lowerCamel() {
    String camel = camel();
    return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
  }

  /** Will return {@code blog_post}. */
  String snake() {
    return String.join("_", words);
  }

  /** Will return {@code blogpost}, as packages are written. */
  String flat() {
    return String.join("", words);
  }

  /** Will return {@code blog-post}, as paths are written. */
  String dashed() {
    return String.join("-", words);
  }

  /** Will return {@code blog post}. */
  String human() {
    return String.join(" ", words);
  }

  /** Will return {@code Blog post}. */
  String title() {
    return capitalized(human());
  }

  /** Will return {@code Blog Post}. */
  String titles() {
    return words.stream().map(Name::capitalized).collect(Collectors.joining(" "));
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
