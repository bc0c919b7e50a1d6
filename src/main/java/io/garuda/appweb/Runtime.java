package io.garuda.appweb;

/** What runs here, for the welcome page and the foot of each page. */
public record Runtime(String garuda, String server, String java) {
  static Runtime of(String server) {
    return new Runtime("0.1.0-SNAPSHOT", server, System.getProperty("java.version"));
  }
}
