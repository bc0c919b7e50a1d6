package io.garuda.guide;

import io.garuda.guide.blog.Posts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;

/** A JAX-RS resource with paths of its own. */
@RequestScoped
@Path("status")
public class StatusResource {
  @Inject
  Posts posts;

  @GET
  @Produces("application/json")
  public Map<String, Integer> show() {
    return Map.of("posts", posts.list().size());
  }
}
