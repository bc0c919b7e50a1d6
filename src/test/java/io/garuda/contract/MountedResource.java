package io.garuda.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** A resource in a Jakarta developer's own idiom, which the table mounts. */
@RequestScoped
@Path("things")
public class MountedResource implements CountedThings {
  /** A verb of the application's own. */
  @HttpMethod("LOCK")
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Lock {}

  /** Binds the filter below to methods. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Stamped {}

  /** Runs for methods that ask for it. */
  @ApplicationScoped
  @Provider
  @Stamped
  public static class Stamp implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      response.getHeaders().putSingle("x-stamp", "stamped");
    }
  }

  @GET
  @Path("{id: \\d+}")
  @Produces("text/plain")
  @Stamped
  public String text(@PathParam("tenant") String tenant, @PathParam("id") int id) {
    return tenant + " " + id;
  }

  @GET
  @Path("{id: \\d+}")
  @Produces("application/json")
  public Map<String, Object> json(@PathParam("tenant") String tenant, @PathParam("id") int id) {
    return Map.of("id", id);
  }

  @Lock
  @Path("{id: \\d+}")
  public String lock(@PathParam("id") int id) {
    return "locked " + id;
  }

  @POST
  @Consumes("application/json")
  @Produces("text/plain")
  public String create(Map<String, Object> thing) {
    return "created " + thing.get("name");
  }

  @Override
  public String count(String tenant) {
    return "count of " + tenant;
  }
}
