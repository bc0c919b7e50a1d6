package io.garuda.contract;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;

/** Beside the contract: an action for one role. */
@RequestScoped
public class AdminController {
  @RolesAllowed("admin")
  public Map<String, String> show() {
    return Map.of("for", "admin");
  }
}
