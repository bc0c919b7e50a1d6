package io.garuda.contract;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of the contract's table of HTTP that are asked in the test's process and over HTTP. */
public final class ContractRows {
  private ContractRows() {}

  /** Will return the seven actions of a resource: method, path, answer. */
  public static Stream<Arguments> items() {
    return Stream.of(
        Arguments.of("GET", "/items", "index"),
        Arguments.of("GET", "/items/new", "new"),
        Arguments.of("POST", "/items", "create"),
        Arguments.of("GET", "/items/7", "show 7"),
        Arguments.of("GET", "/items/7/edit", "edit 7"),
        Arguments.of("PUT", "/items/7", "update 7"),
        Arguments.of("PATCH", "/items/7", "update 7"),
        Arguments.of("DELETE", "/items/7", "delete 7"));
  }
}
