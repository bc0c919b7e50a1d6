package {{package}}.web;

{{#html}}
import io.garuda.view.View;
{{/html}}
import jakarta.enterprise.context.RequestScoped;
{{#shown}}
import jakarta.ws.rs.PathParam;
{{/shown}}
{{^html}}
import java.util.Map;
{{/html}}

/** {{title}}. */
@RequestScoped
public class {{class}}Controller {
{{#actions}}
{{^-first}}

{{/-first}}
{{#html}}
  public View {{action}}({{#show}}@PathParam("id") String id{{/show}}) {
    return {{class}}Html.{{action}}({{#show}}id{{/show}});
  }
{{/html}}
{{^html}}
  public Map<String, Object> {{action}}({{#show}}@PathParam("id") String id{{/show}}) {
    return Map.of("data", Map.of({{#show}}"id", id{{/show}}));
  }
{{/html}}
{{/actions}}
}
