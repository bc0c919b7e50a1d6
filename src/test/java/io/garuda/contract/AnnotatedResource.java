package io.garuda.contract;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Beside the contract: a resource in a Jakarta developer's own idiom, which no table names. */
@RequestScoped
@Path("annotated")
public class AnnotatedResource {
  @GET
  @Path("{id}")
  @Produces("text/plain")
  public String show(@PathParam("id") String id) {
    if (id.equals("missing")) {
      throw new NotFoundException();
    }
    return "annotated " + id;
  }
}
