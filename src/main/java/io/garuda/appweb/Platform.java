package io.garuda.appweb;

import io.garuda.endpoint.Endpoint;

/** What runs here, for the welcome page. */
public record Platform(String garuda, String server, String java) {
  static Platform of(String server) {
    return new Platform(Endpoint.version(), server, System.getProperty("java.version"));
  }
}
