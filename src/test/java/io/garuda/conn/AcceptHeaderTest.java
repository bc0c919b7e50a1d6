package io.garuda.conn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "''                                                | html",
        "*/*                                               | html",
        "garbage                                           | html",
        "text/html                                         | html",
        "TEXT/HTML                                         | html",
        "application/xhtml+xml                             | html",
        "application/json                                  | json",
        "application/json, text/html                       | json",
        "text/html;q=0.5, application/json                 | json",
        "text/html;q=0.5, application/json;q=0.4           | html",
        "text/html;level=1;q=0.1, application/json;q=0.2   | json",
        "text/html,application/xml;q=0.9,*/*;q=0.8         | html",
        "image/avif, */*;q=0.1                             | html",
        "text/*                                            | html",
        "application/*                                     | json",
        "application/*;q=0.1, text/html;q=0.2              | html",
        "image/png                                         | none",
        "text/plain                                        | none",
        "text/html;q=0                                     | none",
        "text/html;q=x                                     | none",
        "textual/html, text/htmlx                          | none",
      })
  void theBestOfHtmlAndJsonIsChosen(String header, String format) {
    assertThat(AcceptHeader.parse(header).choose(List.of("html", "json")).orElse(null))
        .isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({"text/xml, xml", "application/xml, xml", "text/plain, text", "application/csv, csv"})
  void otherFormatsHaveTheirTypes(String header, String format) {
    assertThat(AcceptHeader.parse(header).choose(List.of("xml", "text", "csv"))).contains(format);
  }
}
