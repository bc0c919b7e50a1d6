package io.garuda.router;

/** Declares the routes of an application, in Phoenix's shape. */
public interface Router {
  /** Will write the table; called once, at boot. */
  void routes(RouteTable r);
}
