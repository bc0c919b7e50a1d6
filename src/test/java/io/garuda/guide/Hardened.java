package io.garuda.guide;

import io.garuda.plug.AllowedHosts;
import io.garuda.plug.BasicAuth;
import io.garuda.plug.BodyLimit;
import io.garuda.plug.Cors;
import io.garuda.plug.ForceSsl;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.plug.PutSecureBrowserHeaders;
import io.garuda.plug.RateLimit;
import io.garuda.plug.TokenBuckets;
import java.time.Duration;

/** What an application on the open network puts into its endpoint and its pipelines. */
final class Hardened {
  /** In front of the endpoint's other plugs. */
  static final Plug[] ENDPOINT = {
    new AllowedHosts(".example.com"),
    new ForceSsl().subdomains(),
    Cors.origins("https://shop.example.org").credentials()
  };

  /** Pages that load nothing but their own scripts, styles and images. */
  static final Plug POLICY =
      new PutSecureBrowserHeaders("default-src 'self'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'none'; object-src 'none'");

  /** For the login: ten tries a minute from one address, and no long bodies. */
  static final Pipeline LOGIN = Pipeline.named("login")
      .plug(new RateLimit(new TokenBuckets(10, Duration.ofMinutes(1))))
      .plug(new BodyLimit(10_000));

  private Hardened() {}

  /** For what operators look at. */
  static Pipeline operators(String password) {
    return Pipeline.named("operators").plug(new BasicAuth("operator", password));
  }
}
