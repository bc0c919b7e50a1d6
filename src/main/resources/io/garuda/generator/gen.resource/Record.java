package {{context}};

{{#recordImports}}
import {{.}};
{{/recordImports}}

/** {{title}}, as it is in the table {{table}}. */
public record {{type}}(
    long id,
{{#fields}}
    {{java}} {{field}},
{{/fields}}
    Instant insertedAt,
    Instant updatedAt) {}
