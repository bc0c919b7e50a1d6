package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainInjectionTest {
  static class Plain {
    @Inject
    @Nullable
    String value;

    public String show(@PathParam("id") String id) {
      return id;
    }
  }

  static class WithField {
    @Context
    @Nullable
    UriInfo uri;
  }

  static class Inherits extends WithField {}

  static class WithSetter {
    @Context
    public void setUri(UriInfo uri) {}
  }

  static class WithConstructor {
    WithConstructor(@QueryParam("q") String q) {}
  }

  @Path("/x")
  static class Annotated {}

  static class WithVerb {
    @GET
    public String show() {
      return "";
    }
  }

  @Test
  void aControllerOfTheTableAsksNothing() {
    assertThat(PlainInjection.asksNothing(Plain.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        WithField.class,
        Inherits.class,
        WithSetter.class,
        WithConstructor.class,
        Annotated.class,
        WithVerb.class
      })
  void whatJaxRsFillsIsLeftToIt(Class<?> type) {
    assertThat(PlainInjection.asksNothing(type)).isFalse();
  }
}
