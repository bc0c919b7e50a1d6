package io.garuda.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a resource: {@code title:string}, or {@code post_id:references:posts}.
 *
 * @param table that a reference leads to
 */
record Field(Name name, FieldType type, @Nullable String table) {
  private static final Set<String> OURS = Set.of("id", "inserted_at", "updated_at");

  /**
   * Will read a field; without a type it is a string.
   *
   * @throws GeneratorException if it cannot be one
   */
  static Field parse(String text) {
    List<String> parts = List.of(text.split(":", -1));
    Name name = Name.ofSql("a field's name", parts.get(0));
    if (OURS.contains(name.snake())) {
      throw new GeneratorException(
          "expected fields beside " + OURS + ", which every resource has, got: " + text);
    }
    FieldType type = parts.size() == 1 ? FieldType.STRING : FieldType.of(parts.get(1));
    if (parts.size() != (type == FieldType.REFERENCES ? 3 : Math.min(parts.size(), 2))) {
      throw new GeneratorException("expected name:type, or name:references:table, got: " + text);
    }
    return new Field(
        name,
        type,
        type == FieldType.REFERENCES ? Name.ofSql("a table", parts.get(2)).snake() : null);
  }

  /** Will return what templates may say of it. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("field", name.lowerCamel());
    values.put("column", name.snake());
    values.put("label", name.title());
    values.put("java", type.java);
    values.put("constraints", type.constraints());
    values.put(
        "control",
        type.control("form.field(\"" + name.lowerCamel() + "\")", "\"" + name.title() + "\""));
    values.put(
        "sql",
        table == null
            ? type.sql + " not null"
            : type.sql + " references " + table + " on delete cascade");
    values.put("sample", type.sample.formatted(name.human()));
    values.put("otherSample", type.otherSample.formatted(name.human()));
    values.put("sampled", table == null);
    values.put("boolean", type == FieldType.BOOLEAN);
    // dates and their like as text, so that every client reads them alike
    boolean text = type.imported != null && type != FieldType.DECIMAL;
    values.put("jsonType", text ? "String" : type.java);
    values.put("jsonCall", text ? ".toString()" : "");
    return values;
  }
}
