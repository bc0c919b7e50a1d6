package io.garuda.endpoint;

import io.garuda.channel.SocketsMXBean;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows an application's sockets to administrators as {@code io.garuda:type=Sockets,context="/"}. */
final class Management implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Management.class.getName());

  private final ObjectName name;

  private Management(ObjectName name) {
    this.name = name;
  }

  /** Will register them; a second application with the same path, on another host, is numbered. */
  static Management register(ServletContext context, SocketsMXBean sockets) {
    String path = ObjectName.quote(context.getContextPath() + "/");
    for (int instance = 1; ; instance++) {
      try {
        ObjectName name = new ObjectName("io.garuda:type=Sockets,context=" + path
            + (instance == 1 ? "" : ",instance=" + instance));
        ManagementFactory.getPlatformMBeanServer().registerMBean(sockets, name);
        return new Management(name);
      } catch (InstanceAlreadyExistsException e) {
        LOG.log(Level.DEBUG, "there is another application at {0}", path);
      } catch (JMException e) {
        throw new IllegalStateException("expected to register the sockets of " + path, e);
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
