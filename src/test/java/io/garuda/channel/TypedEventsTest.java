package io.garuda.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.socket.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stops the boot. */
class TypedEventsTest {
  record Word(String text) {}

  abstract static class Joined implements Channel {
    @Override
    public JoinResult join(Payload params, Socket socket) {
      return JoinResult.joined();
    }
  }

  static class Twice extends Joined {
    @On("a")
    void one() {}

    @On("a")
    void two() {}
  }

  static class Hidden extends Joined {
    @On("a")
    @SuppressWarnings("UnusedMethod")
    private void one() {}
  }

  static class Static extends Joined {
    @On("a")
    static void one() {}
  }

  static class Reserved extends Joined {
    @On("phx_leave")
    void one() {}
  }

  static class Nameless extends Joined {
    @On("")
    void one() {}
  }

  static class WrongParameter extends Joined {
    @On("a")
    void one(String word, Socket socket) {}
  }

  static class TwoPayloads extends Joined {
    @On("a")
    void one(Word word, Payload payload) {}
  }

  static class TwoSockets extends Joined {
    @On("a")
    void one(Socket socket, Socket again) {}
  }

  static class WrongResult extends Joined {
    @On("a")
    int one() {
      return 1;
    }
  }

  static class Fine extends Joined {
    @On("a")
    Word one(Socket socket, Word word) {
      return word;
    }
  }

  static class Override1 extends Fine {
    @Override
    Word one(Socket socket, Word word) {
      return word;
    }
  }

  static class Override2 extends Fine {
    @On("b")
    @Override
    Word one(Socket socket, Word word) {
      return word;
    }
  }

  private record Mistake(Class<?> channel, String message) {}

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(Twice.class, "one method for an event for @On(\"a\") Twice."),
        new Mistake(Hidden.class, "got: private; make it neither private nor static"),
        new Mistake(Static.class, "got: static; make it neither private nor static"),
        new Mistake(Reserved.class, "got: \"phx_leave\", which never arrives here"),
        new Mistake(Nameless.class, "expected an event of the application's"),
        new Mistake(WrongParameter.class, "got: [String, Socket]; bind the payload to a record"),
        new Mistake(TwoPayloads.class, "got: [Word, Payload]"),
        new Mistake(TwoSockets.class, "got: [Socket, Socket]"),
        new Mistake(WrongResult.class, "got: int; return one of these"),
        new Mistake(Override1.class, "got: none on Override1.one; repeat it there"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsCure(Mistake mistake) {
    assertThatThrownBy(() -> TypedEvents.of(mistake.channel))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("expected ")
        .hasMessageContaining(mistake.message);
  }

  @Test
  void eventsAreInheritedAndMayBeRenamed() {
    assertThat(TypedEvents.of(Fine.class).find("a")).isPresent();
    assertThat(TypedEvents.of(Override2.class).find("a")).isEmpty();
    assertThat(TypedEvents.of(Override2.class).find("b")).isPresent();
  }
}
