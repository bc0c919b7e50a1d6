package io.garuda.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnCaseTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(ContractEndpoint.class);

  @Test
  void aPage() {
    assertThat(conns.get("/").htmlResponse(200)).contains("Item 20");
  }
}
