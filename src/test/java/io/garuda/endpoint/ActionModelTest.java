package io.garuda.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.router.Route;
import io.garuda.router.RouteTarget;
import io.garuda.router.Routes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.jersey.server.model.AnnotatedMethod;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.Test;

class ActionModelTest {
  @Consumes("text/csv")
  interface Reads {}

  @Path("things")
  interface Things extends Reads {
    @GET
    String list();
  }

  @Produces("text/csv")
  public static class Base {}

  public static class Inheriting extends Base implements Things {
    @Override
    public String list() {
      return "";
    }
  }

  @Produces("text/html")
  public static class OfItsOwn extends Inheriting {}

  @Test
  void aMountedClassHasTheMediaTypesOfAllThatItInheritsFrom() {
    ResourceMethod list = model(Inheriting.class);
    assertThat(list.getConsumedTypes()).containsExactly(MediaType.valueOf("text/csv"));
    assertThat(list.getProducedTypes()).containsExactly(MediaType.valueOf("text/csv"));
  }

  @Test
  void theNearestClassSaysIt() {
    assertThat(model(OfItsOwn.class).getProducedTypes())
        .containsExactly(MediaType.valueOf("text/html"));
  }

  private static ResourceMethod model(Class<?> type) {
    Route route = Routes.of(r -> r.mount(type)).list().get(0);
    RouteTarget.Resource mounted = (RouteTarget.Resource) route.target();
    AnnotatedMethod method = new AnnotatedMethod(mounted.methods().get(0));
    Resource.Builder resource = Resource.builder("/");
    ActionModel.mounted(mounted, method, resource.addMethod("GET"))
        .handledBy(type, method.getMethod());
    return resource.build().getResourceMethods().get(0);
  }
}
