package io.garuda.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the source of helper classes, and of the class that lists them. */
final class HelperSource {
  private static final String MADE = "@Generated(\"" + PathProcessor.class.getName() + "\")\n";

  private final String header;
  private final String router;
  private final UnaryOperator<String> literal;

  /**
   * Will write for a router.
   *
   * @param literal makes source of a text
   */
  HelperSource(String packageName, String router, UnaryOperator<String> literal) {
    this.header = packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
    this.router = router;
    this.literal = literal;
  }

  /** Will write the class of a controller's helpers. */
  String of(HelperClass type) {
    StringBuilder out = new StringBuilder(header)
        .append("import io.garuda.path.RoutePath;\n")
        .append("import io.garuda.router.PathTemplate;\n")
        .append("import javax.annotation.processing.Generated;\n\n")
        .append("/** Paths to the actions of ")
        .append(type.controller().getQualifiedName())
        .append(", as ")
        .append(router)
        .append(" declares them. */\n")
        .append(MADE)
        .append("public final class ")
        .append(type.name())
        .append(" {\n");
    Set<String> signatures = new HashSet<>();
    type.helpers().forEach(helper -> signatures.add(helper.signature()));
    List<String> members = new ArrayList<>();
    int index = 0;
    for (Helper helper : type.helpers()) {
      String template = "PATH_" + ++index;
      out.append("  private static final PathTemplate ")
          .append(template)
          .append(" = PathTemplate.parse(")
          .append(literal.apply(helper.path().text()))
          .append(");\n");
      members.add(method(helper, helper.parameters(), template));
      List<Parameter> whole = helper.parameters().stream()
          .map(parameter -> parameter.as(ParameterType.TO_PARAM))
          .toList();
      if (signatures.add(new Helper(helper.action(), helper.path(), whole).signature())) {
        members.add(method(helper, whole, template));
      }
    }
    return out.append("\n  private ")
        .append(type.name())
        .append("() {}\n")
        .append(String.join("", members))
        .append("}\n")
        .toString();
  }

  private static String method(Helper helper, List<Parameter> parameters, String template) {
    String taken = parameters.stream()
        .map(parameter -> parameter.type() + " " + parameter.name())
        .collect(Collectors.joining(", "));
    String given = parameters.stream().map(Parameter::toText).collect(Collectors.joining(", "));
    return "\n  /** Will lead to " + String.join(", ", helper.methods()) + " "
        + documented(helper.path().text()) + " */\n"
        + "  public static RoutePath " + helper.action() + "(" + taken + ") {\n"
        + "    return " + template + ".path(" + given + ");\n"
        + "  }\n";
  }

  /** Patterns may hold what ends a comment, or what Java reads as a character's number. */
  private static String documented(String path) {
    return "<code>"
        + path.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("@", "&#64;")
            .replace("\\", "&#92;")
            .replace("*/", "*&#47;")
        + "</code>";
  }

  /** Will write the class that says of what all helpers were made. */
  String index(String name, List<HelperClass> types) {
    StringBuilder out = new StringBuilder(header)
        .append("import io.garuda.router.PathHelper;\n")
        .append("import io.garuda.router.PathHelpers;\n")
        .append("import javax.annotation.processing.Generated;\n\n")
        .append("/** Of what rows of ")
        .append(router)
        .append(" the path helpers were made. */\n")
        .append(MADE)
        .append("@PathHelpers({\n");
    for (HelperClass type : types) {
      for (Helper helper : type.helpers()) {
        for (String method : helper.methods()) {
          out.append("  @PathHelper(name = ")
              .append(literal.apply(type.name() + "." + helper.action()))
              .append(", method = ")
              .append(literal.apply(method))
              .append(", path = ")
              .append(literal.apply(helper.path().text()))
              .append(",\n      controller = ")
              .append(type.controller().getQualifiedName())
              .append(".class, action = ")
              .append(literal.apply(helper.action()))
              .append("),\n");
        }
      }
    }
    return out.append("})\nfinal class ")
        .append(name)
        .append(" {\n  private ")
        .append(name)
        .append("() {}\n}\n")
        .toString();
  }
}
