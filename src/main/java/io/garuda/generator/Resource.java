package io.garuda.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What gen.html and gen.json make: a table, a record, what a client may say of it, and the class that reads and writes it.
 *
 * @param context the package of its rules, below the application's
 */
record Resource(Name context, Name type, Name table, List<Field> fields) {
  private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String MIGRATIONS = "src/main/resources/db/migration";

  /** What the generated code imports or has from Java itself. */
  private static final Set<String> TAKEN = Set.of(
      ("BigDecimal Changeset Conn Error Form FormTag Input Instant Jdbi List LocalDate LocalDateTime LocalTime Map"
              + " Object Optional Override Page Record Redirect String UUID View Web")
          .split(" "));

  Resource {
    fields = List.copyOf(fields);
  }

  /**
   * Will read {@code Blog Post posts title:string body:text}.
   *
   * @throws GeneratorException if something is missing or is no name
   */
  static Resource parse(List<String> arguments) {
    if (arguments.size() < 3) {
      throw new GeneratorException("expected a context, a record, a table and fields, such as"
          + " Blog Post posts title:string, got: "
          + (arguments.isEmpty() ? "nothing" : String.join(" ", arguments)));
    }
    Name context = Name.ofClass("a context's name", arguments.get(0));
    Name type = Name.ofClass("a record's name", arguments.get(1));
    for (Name name : List.of(context, type)) {
      if (Name.isWordOfJava(name.snake()) || TAKEN.contains(name.camel())) {
        throw new GeneratorException(
            "expected names that Java and the generated code do not use, got: " + name.camel());
      }
    }
    Name table = Name.ofSql("a table's name", arguments.get(2));
    if (table.camel().equals(type.camel())) {
      throw new GeneratorException(
          "expected a table in the plural, such as posts for Post, got: " + table.snake());
    }
    List<Field> fields = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (String argument : arguments.subList(3, arguments.size())) {
      Field field = Field.parse(argument);
      if (!names.add(field.name().lowerCamel())) {
        throw new GeneratorException("expected each field once, got: " + argument + " again");
      }
      fields.add(field);
    }
    if (fields.stream().noneMatch(field -> field.table() == null)) {
      throw new GeneratorException(
          "expected at least one field such as title:string that is no reference, got: none");
    }
    return new Resource(context, type, table, fields);
  }

  /** Will add the rules and the table, and return the values for templates of the web side. */
  Map<String, Object> rules(Project project, Plan plan) {
    project.needDatabase();
    fields.forEach(field -> needTable(project, field));
    Map<String, Object> values = project.values();
    String inner = project.base() + "." + context.flat();
    values.put("context", inner);
    values.put("contextTitle", context.human());
    values.put("type", type.camel());
    values.put("var", type.lowerCamel());
    values.put("human", type.human());
    values.put("title", type.title());
    values.put("folder", type.snake());
    values.put("store", table.camel());
    values.put("storeVar", table.lowerCamel());
    values.put("table", table.snake());
    values.put("path", "/" + table.dashed());
    values.put("titles", table.title());
    List<Map<String, Object>> all = fields.stream().map(Field::values).toList();
    values.put("fields", all);
    values.put(
        "sampled",
        fields.stream().filter(f -> f.table() == null).map(Field::values).toList());
    values.put(
        "firstSample",
        all.stream()
            .filter(f -> Boolean.TRUE.equals(f.get("sampled")))
            .findFirst()
            .orElseThrow());
    values.put("imports", imports(true));
    values.put("recordImports", imports(false));
    values.put("inputImports", inputImports());
    values.put(
        "booleans",
        all.stream().filter(f -> Boolean.TRUE.equals(f.get("boolean"))).toList());
    values.put("decimal", fields.stream().anyMatch(f -> f.type() == FieldType.DECIMAL));
    values.put("checked", fields.stream().anyMatch(f -> !f.type().constraints().isEmpty()));

    Templates templates = project.templates();
    String folder = context.flat() + "/";
    plan.write(
        project.java(folder + type.camel()), templates.render("gen.resource/Record.java", values));
    plan.write(
        project.java(folder + type.camel() + "Input"),
        templates.render("gen.resource/Input.java", values));
    plan.write(
        project.java(folder + table.camel()), templates.render("gen.resource/Store.java", values));
    plan.write(
        project.test(folder + table.camel() + "Test"),
        templates.render("gen.resource/StoreTest.java", values));
    plan.write(
        migration(project, "create_" + table.snake()),
        templates.render("gen.resource/create.sql", values));
    return values;
  }

  /** A step that fails half-way stops the application, so a reference to no table is refused before it is written. */
  private void needTable(Project project, Field field) {
    String other = field.table();
    if (other != null && !other.equals(table.snake()) && !isMade(project, other)) {
      throw new GeneratorException("expected a table that a file of " + MIGRATIONS + " makes, got: "
          + field.name().snake() + ":references:" + other);
    }
  }

  private static boolean isMade(Project project, String table) {
    Path folder = project.root().resolve(MIGRATIONS);
    Pattern made =
        Pattern.compile("\\btable\\b[^;(]*\\b" + table + "\\b", Pattern.CASE_INSENSITIVE);
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
        if (made.matcher(Files.readString(file)).find()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new GeneratorException("expected a folder of migrations, got: " + folder + ": " + e, e);
    }
  }

  private List<String> imports(boolean ofInput) {
    Set<String> imports = new TreeSet<>();
    if (!ofInput) {
      imports.add("java.time.Instant");
    }
    for (Field field : fields) {
      if (field.type().imported != null) {
        imports.add(field.type().imported);
      }
    }
    return List.copyOf(imports);
  }

  private List<String> inputImports() {
    Set<String> imports = new TreeSet<>();
    for (String constraint : List.of("NotBlank", "NotNull", "Size")) {
      if (fields.stream().anyMatch(f -> f.type().constraints().contains("@" + constraint))) {
        imports.add("jakarta.validation.constraints." + constraint);
      }
    }
    imports.addAll(imports(true));
    return List.copyOf(imports);
  }

  /** Will return the file of a migration: the one that is there, or one that is newer than all. */
  static String migration(Project project, String what) {
    String end = "__" + what + ".sql";
    Path folder = project.root().resolve(MIGRATIONS);
    String now = VERSION.format(LocalDateTime.now(Clock.system(ZoneOffset.UTC)));
    if (!Files.isDirectory(folder)) {
      return MIGRATIONS + "/V" + now + end;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(file -> file.getFileName().toString()).sorted().toList();
      for (String name : names) {
        if (name.endsWith(end)) {
          return MIGRATIONS + "/" + name;
        }
      }
      String last = names.stream()
          .filter(name -> name.matches("V\\d{14}__.*"))
          .reduce((a, b) -> b)
          .map(name -> name.substring(1, 15))
          .orElse("");
      return MIGRATIONS + "/V" + (last.compareTo(now) < 0 ? now : next(last)) + end;
    } catch (IOException e) {
      throw new GeneratorException("expected a folder of migrations, got: " + folder + ": " + e, e);
    }
  }

  private static String next(String version) {
    return VERSION.format(LocalDateTime.parse(version, VERSION).plusSeconds(1));
  }
}
