package io.garuda.endpoint;

import java.util.Map;

/** What administrators see of an application's settings over JMX. */
public interface ConfigMXBean {
  /** Will return what is set: by key, value and place; secrets are hidden. */
  Map<String, String> getSettings();
}
