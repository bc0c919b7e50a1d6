package {{package}}.web;

import {{context}}.{{type}};
import io.garuda.view.Form;
import io.garuda.view.View;
import java.util.List;

/** Views of {{type}}Controller. */
final class {{type}}Html {
  private {{type}}Html() {}

  static View index(List<{{type}}> {{storeVar}}) {
    return View.of("{{folder}}/index").assign("title", "{{titles}}").assign("{{storeVar}}", {{storeVar}});
  }

  static View show({{type}} {{var}}) {
    return View.of("{{folder}}/show").assign("title", "{{title}}").assign("{{var}}", {{var}});
  }

  static View newForm(Form form) {
    return View.of("{{folder}}/new").assign("title", "New {{human}}").assign("form", form);
  }

  static View edit({{type}} {{var}}, Form form) {
    return View.of("{{folder}}/edit")
        .assign("title", "Edit {{human}}")
        .assign("{{var}}", {{var}})
        .assign("form", form);
  }
}
