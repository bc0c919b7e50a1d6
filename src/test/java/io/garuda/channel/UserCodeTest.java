package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UserCodeTest {
  public static final class Fine {
    public Fine() {}
  }

  public static final class Hidden {
    private Hidden() {}
  }

  private final UserCode plain = UserCode.plain();

  @Test
  void plainMakesAnInstanceOfItsOwnForEachCall() {
    assertThat(plain.create(Fine.class).instance())
        .isNotSameAs(plain.create(Fine.class).instance());
  }

  @Test
  void plainSaysWhatAClassNeeds() {
    assertThatThrownBy(() -> plain.create(Hidden.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public no-argument constructor")
        .hasMessageContaining(Hidden.class.getName());
  }
}
