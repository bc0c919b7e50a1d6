package io.garuda.contract;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Annotations that a mounted resource inherits. */
public interface CountedThings {
  @GET
  @Path("count")
  @Produces("text/plain")
  String count(@PathParam("tenant") String tenant);
}
