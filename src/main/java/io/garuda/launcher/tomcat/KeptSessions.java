package io.garuda.launcher.tomcat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Session;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.session.StandardSession;
import org.apache.catalina.util.CustomObjectInputStream;

/**
 * Keeps sessions in memory while the application starts anew, without telling it that they ended.
 *
 * <p>Tomcat's own way, a file, loses all sessions with the first value whose class is another now; this loses
 * that value alone. Session beans begin anew: they belong to a container of CDI that is gone.
 */
final class KeptSessions extends StandardManager {
  private static final String OF_WELD = "WELD_S";

  private record Kept(String id, long began, int idleSeconds, Map<String, byte[]> values) {}

  private final List<Kept> kept = new ArrayList<>();

  /** Called when the application stops. */
  @Override
  public void unload() {
    for (Session session : findSessions()) {
      if (session instanceof StandardSession standard && standard.isValid()) {
        kept.add(new Kept(
            standard.getId(),
            standard.getCreationTime(),
            standard.getMaxInactiveInterval(),
            values(standard)));
        standard.expire(false);
      }
    }
  }

  private static Map<String, byte[]> values(StandardSession session) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    for (String name : Collections.list(session.getAttributeNames())) {
      if (!name.startsWith(OF_WELD)) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
          out.writeObject(session.getAttribute(name));
          values.put(name, bytes.toByteArray());
        } catch (IOException | RuntimeException e) {
          lost(name, e);
        }
      }
    }
    return values;
  }

  /** Called when it starts, with its new class loader. */
  @Override
  public void load() {
    for (Kept one : kept) {
      StandardSession session = getNewSession();
      session.setNew(false);
      session.setValid(true);
      session.setCreationTime(one.began);
      session.setMaxInactiveInterval(one.idleSeconds);
      session.setId(one.id, false);
      session.access();
      session.endAccess();
      one.values.forEach((name, bytes) -> restore(session, name, bytes));
    }
    kept.clear();
  }

  private void restore(StandardSession session, String name, byte[] bytes) {
    try (ObjectInputStream in = new CustomObjectInputStream(
        new ByteArrayInputStream(bytes), getContext().getLoader().getClassLoader())) {
      session.setAttribute(name, in.readObject(), false);
    } catch (IOException | ClassNotFoundException | LinkageError | RuntimeException e) {
      lost(name, e);
    }
  }

  private static void lost(String name, Throwable why) {
    System.out.println("lost \"" + name + "\" of a session: " + why);
  }
}
