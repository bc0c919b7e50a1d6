package io.garuda.router;

import io.garuda.path.RoutePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts values into a template: what comes out leads back to them. */
final class PathValues {
  private final PathTemplate template;
  private final List<String> parts = new ArrayList<>();

  private PathValues(PathTemplate template) {
    this.template = template;
  }

  static RoutePath path(PathTemplate template, @Nullable String[] values) {
    if (values.length != template.names().size()) {
      throw new IllegalArgumentException("expected a value for each of " + template.names()
          + " of \"" + template + "\", got: " + values.length);
    }
    PathValues path = new PathValues(template);
    int next = 0;
    for (Segment segment : template.segments()) {
      if (segment.isLiteral()) {
        path.parts.add(segment.literal());
      } else {
        path.add(segment, values[next++]);
      }
    }
    return RoutePath.of(path.parts);
  }

  private void add(Segment segment, @Nullable String value) {
    if (value == null) {
      throw refused(segment, "a value", "null", "");
    }
    if (segment.glob()) {
      addRest(segment, value);
      return;
    }
    if (value.isEmpty()) {
      throw refused(segment, "a value", "\"\"", "; no route has empty segments");
    }
    String part = segment.literal() + value;
    if (!segment.fits(part)) {
      throw refused(segment, "a match of " + segment.patternText(), "\"" + value + "\"", "");
    }
    addPart(segment, part, value);
  }

  /** Slashes of a rest of the path stay, as they came. */
  private void addRest(Segment segment, String value) {
    if (value.isEmpty() && segment.pattern().isEmpty()) {
      return;
    }
    for (String part : value.split("/", -1)) {
      if (part.isEmpty()) {
        throw refused(
            segment,
            "segments with one slash between them",
            "\"" + value + "\"",
            "; empty segments get lost");
      }
      addPart(segment, part, value);
    }
  }

  private void addPart(Segment segment, String part, String value) {
    if (RawPath.isDots(part)) {
      throw refused(
          segment,
          "no dot segments",
          "\"" + value + "\"",
          "; they never match, however they are encoded");
    }
    parts.add(part);
  }

  private IllegalArgumentException refused(
      Segment segment, String expected, String got, String why) {
    return new IllegalArgumentException("expected " + expected + " for " + segment.parameter()
        + " of \"" + template + "\", got: " + got + why);
  }
}
