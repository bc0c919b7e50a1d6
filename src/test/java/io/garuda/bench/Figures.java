package io.garuda.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What one run found; a dash stands for what it does not measure. */
record Figures(JsonNode json) {
  boolean isGood() {
    return json.path("ok").asBoolean();
  }

  /** Will return what ratios are of: CPU seconds for a million, or KB of a connection if idle. */
  double cost() {
    if (!isGood()) {
      return Double.NaN;
    }
    return isIdle()
        ? json.at("/bytes_per_conn/rss_end").asDouble() / 1024
        : json.at("/server_cpu/s_per_million").asDouble();
  }

  private boolean isIdle() {
    return json.path("mode").asText().equals("idle");
  }

  /** Will make the cells behind the names of work and server. */
  String cells(double floor, double limit) {
    if (!isGood()) {
      return "failed: " + json.path("error").asText() + " | | | | | | ";
    }
    String notes = json.at("/gen_cpu/bound").asBoolean() ? "generator-bound" : "";
    return String.join(
        " | ",
        isIdle() ? "-" : number(cost()),
        isIdle() ? "-" : number(json.at("/latency_us/p99").asDouble() / 1000),
        isIdle() ? "-" : json.path("lost").asText(),
        isIdle() ? number(cost()) : "-",
        number(cost() / floor),
        number(cost() / limit),
        notes);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
  }
}
