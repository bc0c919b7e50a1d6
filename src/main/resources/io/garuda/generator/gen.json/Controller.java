package {{package}}.web;

import {{context}}.{{store}};
import {{context}}.{{type}};
import {{context}}.{{type}}Input;
import io.garuda.changeset.Changeset;
import io.garuda.conn.Conn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** {{titles}}, for programs. */
@RequestScoped
public class {{type}}ApiController {
  @Inject
  {{store}} {{storeVar}};

  @Inject
  Conn conn;

  public {{type}}Json.All index() {
    return {{type}}Json.index({{storeVar}}.list());
  }

  public {{type}}Json.One show(@PathParam("id") long id) {
    return {{type}}Json.show({{storeVar}}.fetch(id));
  }

  public {{type}}Json.One create(Map<String, Object> body) {
    {{type}} created = {{storeVar}}.create(input(body));
    conn.putStatus(201);
    conn.putHeader("location", conn.path({{type}}ApiPath.show(created.id())));
    return {{type}}Json.show(created);
  }

  public {{type}}Json.One update(@PathParam("id") long id, Map<String, Object> body) {
    return {{type}}Json.show({{storeVar}}.update(id, input(body)));
  }

  public void delete(@PathParam("id") long id) {
    {{storeVar}}.delete(id);
  }

  /** Answers 422 with messages by field, if something is wrong. */
  private static {{type}}Input input(Map<String, Object> body) {
    return Changeset.cast({{type}}Input.class, body).require();
  }
}
