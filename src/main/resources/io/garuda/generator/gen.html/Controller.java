package {{package}}.web;

import {{context}}.{{store}};
import {{context}}.{{type}};
import {{context}}.{{type}}Input;
import io.garuda.changeset.Changeset;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;

/** Pages of {{table}}. */
@RequestScoped
public class {{type}}Controller {
  @Inject
  {{store}} {{storeVar}};

  @Inject
  Conn conn;

  public View index() {
    return {{type}}Html.index({{storeVar}}.list());
  }

  public View show(@PathParam("id") long id) {
    return {{type}}Html.show({{storeVar}}.fetch(id));
  }

  public View newForm() {
    return {{type}}Html.newForm(Form.of("{{var}}"));
  }

  public Object create() {
    Changeset<{{type}}Input> changes = Changeset.cast({{type}}Input.class, conn.bodyParams());
    if (!changes.valid()) {
      conn.putStatus(422);
      return {{type}}Html.newForm(Form.of("{{var}}", changes));
    }
    {{type}} created = {{storeVar}}.create(changes.value());
    conn.flash().put("info", "{{title}} created.");
    return Redirect.to({{type}}Path.show(created.id()));
  }

  public View edit(@PathParam("id") long id) {
    {{type}} {{var}} = {{storeVar}}.fetch(id);
    return {{type}}Html.edit({{var}}, Form.of("{{var}}", Changeset.of({{type}}Input.of({{var}}))));
  }

  public Object update(@PathParam("id") long id) {
    {{type}} {{var}} = {{storeVar}}.fetch(id);
    Changeset<{{type}}Input> changes = Changeset.cast({{type}}Input.class, conn.bodyParams());
    if (!changes.valid()) {
      conn.putStatus(422);
      return {{type}}Html.edit({{var}}, Form.of("{{var}}", changes));
    }
    {{storeVar}}.update(id, changes.value());
    conn.flash().put("info", "{{title}} updated.");
    return Redirect.to({{type}}Path.show(id));
  }

  public Redirect delete(@PathParam("id") long id) {
    {{storeVar}}.delete(id);
    conn.flash().put("info", "{{title}} deleted.");
    return Redirect.to({{type}}Path.index());
  }
}
