package io.garuda.router;

import io.garuda.param.Params;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with parameters: {@code /rooms/{id}}, {@code /v-{id}} or {@code /files/{rest: .*}}.
 *
 * @param names of its parameters, from left to right
 */
public record PathTemplate(String text, List<Segment> segments, List<String> names) {
  /**
   * One part between slashes: literal text, then perhaps a parameter.
   *
   * @param parameter its name, or empty
   * @param glob takes all that is left of the path
   */
  record Segment(String literal, String parameter, boolean glob) {
    boolean isLiteral() {
      return parameter.isEmpty();
    }

    boolean accepts(String part) {
      return isLiteral()
          ? part.equals(literal)
          : part.length() > literal.length() && part.startsWith(literal);
    }
  }

  private static final Pattern PARAMETER =
      Pattern.compile("([^{}]*)\\{\\s*(\\w[\\w.-]*)\\s*(?::\\s*(.*?)\\s*)?\\}");

  public PathTemplate {
    segments = List.copyOf(segments);
    names = List.copyOf(names);
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
    List<String> names = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (!segments.isEmpty() && segments.get(segments.size() - 1).glob()) {
        throw new IllegalArgumentException(
            "expected a {name: .*} at the end of a path only, got: \"" + text + "\"");
      }
      Segment segment = segment(part, text);
      segments.add(segment);
      if (!segment.isLiteral()) {
        names.add(segment.parameter());
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("expected each parameter once, got: \"" + text + "\"");
    }
    return new PathTemplate(text, segments, names);
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
        return Optional.of(params(parts));
      }
      if (fixed == parts.size() || !segment.accepts(parts.get(fixed++))) {
        return Optional.empty();
      }
    }
    return fixed == parts.size() ? Optional.of(params(parts)) : Optional.empty();
  }

  /**
   * Will take a path apart as it came, to be matched with several templates.
   *
   * @throws io.garuda.param.MalformedParamsException if it is not UTF-8
   */
  public static List<String> segments(String rawPath) {
    return RawPath.segments(rawPath);
  }

  /** Will return what stands for the names in the segments of a path that matches. */
  Params params(List<String> parts) {
    if (names.isEmpty()) {
      return Params.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.glob()) {
        values.put(segment.parameter(), String.join("/", parts.subList(i, parts.size())));
      } else if (!segment.isLiteral()) {
        values.put(segment.parameter(), parts.get(i).substring(segment.literal().length()));
      }
    }
    return Params.of(values);
  }

  private static Segment segment(String part, String text) {
    Matcher matcher = PARAMETER.matcher(part);
    if (!matcher.matches()) {
      if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
        throw new IllegalArgumentException(
            "expected parameters such as {id}, pre-{id} or {rest: .*}, got: \"" + part + "\" in \""
                + text + "\"");
      }
      return new Segment(part, "", false);
    }
    String pattern = matcher.group(3);
    boolean glob = ".*".equals(pattern);
    if (pattern != null && !glob) {
      throw new IllegalArgumentException("expected no pattern but .*, got: \"" + part + "\" in \""
          + text + "\"; check the value in the action");
    }
    if (glob && !matcher.group(1).isEmpty()) {
      throw new IllegalArgumentException(
          "expected nothing before {name: .*} in its segment, got: \"" + part + "\" in \"" + text
              + "\"");
    }
    return new Segment(matcher.group(1), matcher.group(2), glob);
  }

  @Override
  public String toString() {
    return text;
  }
}
