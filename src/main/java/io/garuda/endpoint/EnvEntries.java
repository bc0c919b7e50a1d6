package io.garuda.endpoint;

import io.garuda.config.ConfigSource;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;

/**
 * Reads the {@code <env-entry>}s of a deployment, {@code <Environment>} in a Tomcat's {@code context.xml}.
 *
 * <p>All at once, for {@code java:comp} belongs to the deployment's own threads. What is no simple value,
 * such as a {@code DataSource}, is not touched.
 */
final class EnvEntries {
  private static final System.Logger LOG = System.getLogger(EnvEntries.class.getName());
  private static final String ROOT = "java:comp/env";
  private static final String SIMPLE = "java.lang.";

  private EnvEntries() {}

  @SuppressWarnings("BanJNDI") // names below java:comp/env, of the deployment's own
  static ConfigSource read() {
    Map<String, String> entries = new HashMap<>();
    try {
      InitialContext context = new InitialContext();
      for (NameClassPair entry : all(context.list(ROOT))) {
        if (entry.getClassName() != null && entry.getClassName().startsWith(SIMPLE)) {
          Object value = context.lookup(ROOT + "/" + entry.getName());
          entries.put(entry.getName(), String.valueOf(value));
        }
      }
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "this deployment has no env-entries: {0}", e.toString());
    }
    return ConfigSource.of("env-entry", entries);
  }

  private static List<NameClassPair> all(NamingEnumeration<NameClassPair> entries)
      throws NamingException {
    List<NameClassPair> all = new ArrayList<>();
    while (entries.hasMore()) {
      all.add(entries.next());
    }
    entries.close();
    return all;
  }
}
