package {{package}}.web;

import {{context}}.{{type}};
{{#decimal}}
import java.math.BigDecimal;
{{/decimal}}
import java.util.List;

/** How {{table}} look as JSON. */
final class {{type}}Json {
  record One(Data data) {}

  record All(List<Data> data) {}

  record Data(long id{{#fields}}, {{jsonType}} {{field}}{{/fields}}) {}

  private {{type}}Json() {}

  static All index(List<{{type}}> {{storeVar}}) {
    return new All({{storeVar}}.stream().map({{type}}Json::data).toList());
  }

  static One show({{type}} {{var}}) {
    return new One(data({{var}}));
  }

  private static Data data({{type}} {{var}}) {
    return new Data({{var}}.id(){{#fields}}, {{var}}.{{field}}(){{jsonCall}}{{/fields}});
  }
}
