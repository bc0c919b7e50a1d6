package io.garuda.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.param.MalformedParamsException;
import io.garuda.router.NoRouteException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ErrorRenderingTest {
  @Test
  void anExceptionHasTheStatusOfItsNearestSuperclass() {
    ErrorRendering rendering = ErrorRendering.plain()
        .status(IOException.class, 503)
        .status(RuntimeException.class, 400)
        .status(NoSuchElementException.class, 404);
    assertThat(rendering.statusOf(new FileNotFoundException())).isEqualTo(503);
    assertThat(rendering.statusOf(new NoSuchElementException())).isEqualTo(404);
    assertThat(rendering.statusOf(new IllegalStateException())).isEqualTo(400);
    assertThat(rendering.statusOf(new Exception())).isEqualTo(500);
    assertThat(rendering.statusOf(new StackOverflowError())).isEqualTo(500);
  }

  @Test
  void theFrameworksOwnExceptionsAreKnownAndMayBeAnsweredOtherwise() {
    MalformedParamsException malformed = new MalformedParamsException("no UTF-8", null);
    assertThat(ErrorRendering.plain().statusOf(malformed)).isEqualTo(400);
    assertThat(ErrorRendering.plain().statusOf(new NoRouteException("GET", "/x")))
        .isEqualTo(404);
    assertThat(
            ErrorRendering.plain().status(MalformedParamsException.class, 422).statusOf(malformed))
        .isEqualTo(422);
  }

  @Test
  void aStatusIsThatOfAnError() {
    for (int status : new int[] {200, 302, 399, 600}) {
      assertThatThrownBy(() -> ErrorRendering.plain().status(IOException.class, status))
          .hasMessage("expected a status from 400 to 599 for java.io.IOException, got: " + status);
    }
  }
}
