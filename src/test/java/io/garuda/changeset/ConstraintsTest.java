package io.garuda.changeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
  record Free(String text) {}

  record One(@NotBlank String text) {}

  record Several(@Size(min = 1) @Size(max = 2) String text) {}

  record Inner(@Valid Free free) {}

  record Elements(List<@NotBlank String> texts) {}

  record Method(int from, int to) {
    @AssertTrue
    boolean isForwards() {
      return from < to;
    }
  }

  private final Constraints nobody = new Constraints(() -> {
    throw new NoProviderFoundException("no provider");
  });

  @Test
  void withoutConstraintsNoProviderIsAskedFor() {
    nobody.require(Free.class);
    assertThat(nobody.errors(new Free("a"), "whole")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {One.class, Several.class, Inner.class, Elements.class, Method.class})
  void constraintsNeedAProvider(Class<?> record) {
    assertThatThrownBy(() -> nobody.require(record))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("for the constraints of " + record.getName())
        .hasMessageContaining("add org.hibernate.validator:hibernate-validator");
  }
}
