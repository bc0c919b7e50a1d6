package io.garuda.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.contract.ContractExtension;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only the container's sessions have: beans, and a time after which they end. */
@ExtendWith(ContractExtension.class)
class SessionBeansIT {
  private final URI base;
  private final Browser browser;

  SessionBeansIT(URI base) {
    this.base = base;
    this.browser = new Browser(base);
  }

  private String bean() {
    return browser.get("/session/bean").body();
  }

  @Test
  void eachSessionHasItsOwnBean() {
    assertThat(bean()).isEqualTo("1");
    assertThat(bean()).isEqualTo("2");
    assertThat(new Browser(base).get("/session/bean").body()).isEqualTo("1");
  }

  @Test
  void aBeansSessionHasTheSameCookie() {
    assertThat(browser.get("/session/bean").headers().allValues("set-cookie"))
        .hasSize(1)
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
  }

  @Test
  void aBeanStaysWhenItsSessionIsRenewed() {
    assertThat(bean()).isEqualTo("1");
    assertThat(browser.submit("/session/renew", Map.of()).body()).isEqualTo("ok");
    assertThat(bean()).isEqualTo("2");
  }

  @Test
  void aBeanGoesWithItsSession() {
    assertThat(bean()).isEqualTo("1");
    assertThat(browser.submit("/session/drop", Map.of()).body()).isEqualTo("ok");
    assertThat(bean()).isEqualTo("1");
  }

  @Test
  void aBeanGoesWithAllElseThatIsCleared() {
    assertThat(bean()).isEqualTo("1");
    assertThat(browser.get("/session/clear").body()).isEqualTo("ok");
    assertThat(bean()).isEqualTo("1");
  }

  @Test
  void aSessionEndsAfterTheIdleTimeOfTheConfig() {
    assertThat(browser.get("/session/idle").body()).isEqualTo("1200");
  }
}
