package {{package}}.web;

import io.garuda.view.View;

/** Views of {{class}}Controller. */
final class {{class}}Html {
  private {{class}}Html() {}
{{#actions}}

  static View {{action}}({{#show}}String id{{/show}}) {
    return View.of("{{folder}}/{{template}}").assign("title", "{{title}}"){{#show}}.assign("id", id){{/show}};
  }
{{/actions}}
}
