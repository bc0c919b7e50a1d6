package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterceptableTest {
  /** Stands for a binding such as {@code @Transactional}. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Bound {}

  @Bound
  static final class FinalClass {}

  static final class FinalClassOfAMethod {
    @Bound
    public void act() {}
  }

  static class FinalMethod {
    @Bound
    public final void act() {}
  }

  @Bound
  static class FinalMethodOfAClass {
    public final void act() {}
  }

  static class PrivateMethod {
    @Bound
    @SuppressWarnings("UnusedMethod")
    private void act() {}
  }

  static class StaticMethod {
    @Bound
    static void act() {}
  }

  static class Inherits extends PrivateMethod {}

  @Bound
  static class Open {
    public void act() {
      help();
    }

    private void help() {}
  }

  static final class Unbound {
    public final void act() {}
  }

  private record Mistake(Class<?> bean, String message) {}

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(FinalClass.class, "got: final class "),
        new Mistake(FinalClassOfAMethod.class, "got: final class "),
        new Mistake(FinalMethod.class, "FinalMethod.act; remove final"),
        new Mistake(FinalMethodOfAClass.class, "got: final method "),
        new Mistake(PrivateMethod.class, "PrivateMethod.act; make it public"),
        new Mistake(StaticMethod.class, "got: static method "),
        new Mistake(Inherits.class, "PrivateMethod.act; make it public"));
  }

  private static void check(Class<?> bean) {
    new Interceptable(type -> type == Bound.class).check(bean);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aBindingThatWouldDoNothingIsToldWithItsCure(Mistake mistake) {
    assertThatThrownBy(() -> check(mistake.bean))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(mistake.message);
  }

  @Test
  void whatCanBeInterceptedOrNeedNotIsFine() {
    assertThatCode(() -> check(Open.class)).doesNotThrowAnyException();
    assertThatCode(() -> check(Unbound.class)).doesNotThrowAnyException();
  }
}
