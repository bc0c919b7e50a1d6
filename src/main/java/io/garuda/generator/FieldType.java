package io.garuda.generator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field of a resource may hold, in Java, in SQL, in a form and in tests. */
enum FieldType {
  STRING("String", null, "varchar(255)", "text", "some %s", "another %s"),
  TEXT("String", null, "text", "textarea", "some %s", "another %s"),
  INTEGER("Integer", null, "integer", "number", "42", "43"),
  BIGINT("Long", null, "bigint", "number", "4200000000", "4300000000"),
  FLOAT("Double", null, "double precision", "number", "1.5", "2.5"),
  DECIMAL("BigDecimal", "java.math.BigDecimal", "numeric(19, 2)", "number", "120.50", "456.70"),
  BOOLEAN("Boolean", null, "boolean", "checkbox", "true", "false"),
  DATE("LocalDate", "java.time.LocalDate", "date", "date", "2026-01-31", "2026-02-01"),
  TIME("LocalTime", "java.time.LocalTime", "time", "time", "14:00", "15:01"),
  DATETIME(
      "LocalDateTime",
      "java.time.LocalDateTime",
      "timestamp",
      "datetime-local",
      "2026-01-31T14:00",
      "2026-02-01T15:01"),
  UUID(
      "UUID",
      "java.util.UUID",
      "uuid",
      "text",
      "7488a646-e31f-11e4-aace-600308960662",
      "7488a646-e31f-11e4-aace-600308960668"),
  REFERENCES("Long", null, "bigint", "number", "", "");

  final String java;
  final @Nullable String imported;
  final String sql;
  final String input;
  final String sample;
  final String otherSample;

  FieldType(
      String java,
      @Nullable String imported,
      String sql,
      String input,
      String sample,
      String otherSample) {
    this.java = java;
    this.imported = imported;
    this.sql = sql;
    this.input = input;
    this.sample = sample;
    this.otherSample = otherSample;
  }

  /**
   * Will read a type's name.
   *
   * @throws GeneratorException if there is none of it
   */
  static FieldType of(String text) {
    return Arrays.stream(values())
        .filter(type -> type.word().equals(text))
        .findAny()
        .orElseThrow(() -> new GeneratorException("expected a type of "
            + Arrays.stream(values()).map(FieldType::word).collect(Collectors.joining(", "))
            + ", got: " + text));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Will return what stands in front of the field of an input. */
  String constraints() {
    return switch (this) {
      case STRING -> "@NotBlank @Size(max = 255) ";
      case TEXT -> "@NotBlank ";
      case BOOLEAN, REFERENCES -> "";
      default -> "@NotNull ";
    };
  }

  /** Will return how a form asks for it, given the code of its field and its label. */
  String control(String field, String label) {
    return switch (input) {
      case "number" ->
        "Input.number(" + field + ", " + label + ")"
            + (this == FLOAT || this == DECIMAL ? ".with(\"step\", \"any\")" : "");
      case "textarea", "checkbox", "date" -> "Input." + input + "(" + field + ", " + label + ")";
      case "text" -> "Input.text(" + field + ", " + label + ")";
      default -> "Input.type(" + field + ", " + label + ", \"" + input + "\")";
    };
  }
}
