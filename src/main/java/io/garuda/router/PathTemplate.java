package io.garuda.router;

import io.garuda.param.Params;
import io.garuda.path.RoutePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A path with parameters: {@code /rooms/{id}}, {@code /v-{no: \d+}} or {@code /files/{rest: .*}}.
 *
 * <p>A pattern stands for all of a parameter, within one segment and decoded; {@code .*} takes the
 * rest of the path, {@code .+} too if there is any. A parameter is never empty, but for that rest.
 */
public final class PathTemplate {
  private static final Pattern PARAMETER =
      Pattern.compile("([^{}]*)\\{\\s*(\\w[\\w.-]*)\\s*(?::\\s*(.*?)\\s*)?\\}");
  private static final Segment BELOW = new Segment("", "", Optional.empty(), true);

  private final String text;
  private final List<Segment> segments;
  private final List<String> names;
  private final int firstParameter;

  private PathTemplate(String text, List<Segment> segments) {
    this.text = text;
    this.segments = List.copyOf(segments);
    this.names = segments.stream()
        .map(Segment::parameter)
        .filter(name -> !name.isEmpty())
        .toList();
    int literals = 0;
    while (literals < segments.size() && segments.get(literals).isLiteral()) {
      literals++;
    }
    this.firstParameter = literals;
  }

  /**
   * Will read a template; empty segments do not count, as in requests.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static PathTemplate parse(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "expected a path that begins with \"/\", got: \"" + text + "\"");
    }
    List<Segment> segments = new ArrayList<>();
    for (String part : split(text)) {
      if (!segments.isEmpty() && segments.get(segments.size() - 1).glob()) {
        throw new IllegalArgumentException(
            "expected a {name: .*} at the end of a path only, got: \"" + text + "\"");
      }
      segments.add(segment(part, text));
    }
    PathTemplate template = new PathTemplate(text, segments);
    if (new HashSet<>(template.names).size() < template.names.size()) {
      throw new IllegalArgumentException("expected each parameter once, got: \"" + text + "\"");
    }
    return template;
  }

  /**
   * Will read a template that also takes all paths below it, without a name for them.
   *
   * @throws IllegalArgumentException if it has parameters
   */
  static PathTemplate below(String text) {
    List<Segment> segments = new ArrayList<>(parse(text).segments);
    if (!segments.stream().allMatch(Segment::isLiteral)) {
      throw new IllegalArgumentException("expected a prefix without parameters to forward, got: \""
          + text + "\"; match them in a router of its own, by scope(path, router::routes)");
    }
    segments.add(BELOW);
    return new PathTemplate(text, segments);
  }

  /** Will return it as it was written. */
  public String text() {
    return text;
  }

  /** Will return its parameters, from left to right. */
  public List<String> names() {
    return names;
  }

  List<Segment> segments() {
    return segments;
  }

  /**
   * Will match a path that {@link #segments} took apart.
   *
   * @return what stands for the names, decoded; none if it is another path
   */
  public Optional<Params> match(List<String> parts) {
    int fixed = 0;
    for (Segment segment : segments) {
      if (segment.glob()) {
        boolean enough = segment.pattern().isEmpty() || fixed < parts.size();
        return enough ? Optional.of(params(parts)) : Optional.empty();
      }
      if (fixed == parts.size() || !segment.accepts(parts.get(fixed++))) {
        return Optional.empty();
      }
    }
    return fixed == parts.size() ? Optional.of(params(parts)) : Optional.empty();
  }

  /**
   * Will return the path on which values stand for the names, encoded: {@link #match} gives them back.
   *
   * @param values for the {@link #names} in their order, not encoded; slashes stay in that of a
   *     {@code {rest: .*}} alone
   * @throws IllegalArgumentException if a value is null, empty, a dot segment or against its pattern
   */
  public RoutePath path(String... values) {
    return PathValues.path(this, values);
  }

  /**
   * Will take a path apart as it came, to be matched with several templates.
   *
   * @throws io.garuda.param.MalformedParamsException if an escape is broken or it is not UTF-8
   */
  public static List<String> segments(String rawPath) {
    return RawPath.segments(rawPath);
  }

  /** Will return what stands for the names in the segments of a path that matches. */
  Params params(List<String> parts) {
    if (names.isEmpty()) {
      return Params.empty();
    }
    if (names.size() == 1) {
      return Params.of(names.get(0), value(firstParameter, parts));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = firstParameter; i < segments.size(); i++) {
      if (!segments.get(i).isLiteral()) {
        values.put(segments.get(i).parameter(), value(i, parts));
      }
    }
    return Params.of(values);
  }

  private String value(int at, List<String> parts) {
    Segment segment = segments.get(at);
    return segment.glob()
        ? String.join("/", parts.subList(at, parts.size()))
        : parts.get(at).substring(segment.literal().length());
  }

  /** Will split at slashes, but not at those in patterns such as {@code [^/]+}. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '/' : text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && (depth <= 0 || i == text.length())) {
        if (i > start) {
          parts.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private static Segment segment(String part, String text) {
    Matcher matcher = PARAMETER.matcher(part);
    if (!matcher.matches()) {
      if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
        throw new IllegalArgumentException(
            "expected parameters such as {id}, pre-{id} or {rest: .*}, got: \"" + part + "\" in \""
                + text + "\"");
      }
      return new Segment(part, "", Optional.empty(), false);
    }
    String pattern = matcher.group(3);
    boolean glob = ".*".equals(pattern) || ".+".equals(pattern);
    if (glob && !matcher.group(1).isEmpty()) {
      throw new IllegalArgumentException(
          "expected nothing before {name: .*} in its segment, got: \"" + part + "\" in \"" + text
              + "\"");
    }
    Optional<Pattern> compiled = pattern == null || pattern.equals(".*")
        ? Optional.empty()
        : Optional.of(compiled(pattern, part, text));
    return new Segment(matcher.group(1), matcher.group(2), compiled, glob);
  }

  private static Pattern compiled(String pattern, String part, String text) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "expected parameters such as {id: \\d+}, got: \"" + part + "\" in \"" + text + "\"; "
              + e.getDescription(),
          e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
