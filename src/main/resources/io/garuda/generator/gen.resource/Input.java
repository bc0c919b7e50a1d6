package {{context}};

{{#inputImports}}
import {{.}};
{{/inputImports}}

/** What people may say of a {{human}}. */
public record {{type}}Input(
{{#fields}}
    {{constraints}}{{java}} {{field}}{{^-last}},{{/-last}}{{#-last}}) { {{/-last}}
{{/fields}}
{{#booleans}}
{{#-first}}

  public {{type}}Input {
{{/-first}}
    {{field}} = {{field}} != null && {{field}};
{{#-last}}
  }
{{/-last}}
{{/booleans}}

  /** What stands in a form that changes a {{human}}. */
  public static {{type}}Input of({{type}} {{var}}) {
    return new {{type}}Input({{#fields}}{{var}}.{{field}}(){{^-last}}, {{/-last}}{{/fields}});
  }
}
