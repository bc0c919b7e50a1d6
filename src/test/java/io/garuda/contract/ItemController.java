package io.garuda.contract;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.PathParam;

/** The seven actions of a resource, each with its name. */
@RequestScoped
@MountedResource.Stamped
public class ItemController {
  public String index() {
    return "index";
  }

  public String newForm() {
    return "new";
  }

  public String create() {
    return "create";
  }

  public String show(@PathParam("id") String id) {
    return "show " + id;
  }

  public String edit(@PathParam("id") String id) {
    return "edit " + id;
  }

  public String update(@PathParam("id") String id) {
    return "update " + id;
  }

  public String delete(@PathParam("id") String id) {
    return "delete " + id;
  }
}
