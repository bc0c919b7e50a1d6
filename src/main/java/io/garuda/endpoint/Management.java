package io.garuda.endpoint;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows a part of an application to administrators, as {@code io.garuda:type=Sockets,context="/"}. */
final class Management implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Management.class.getName());

  private final ObjectName name;

  private Management(ObjectName name) {
    this.name = name;
  }

  /** Will register it; a second application with the same path, on another host, is numbered. */
  static Management register(ServletContext context, String type, Object part) {
    String path = ObjectName.quote(context.getContextPath() + "/");
    for (int instance = 1; ; instance++) {
      try {
        ObjectName name = new ObjectName("io.garuda:type=" + type + ",context=" + path
            + (instance == 1 ? "" : ",instance=" + instance));
        ManagementFactory.getPlatformMBeanServer().registerMBean(part, name);
        return new Management(name);
      } catch (InstanceAlreadyExistsException e) {
        LOG.log(Level.DEBUG, "there is another application at {0}", path);
      } catch (JMException e) {
        throw new IllegalStateException("expected to register " + type + " of " + path, e);
      }
    }
  }

  @Override
  public void close() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException e) {
      LOG.log(Level.WARNING, "the management bean " + name + " could not be taken away", e);
    }
  }
}
