package io.garuda.launcher.tomcat;

import io.garuda.launcher.DevContainer;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.jspecify.annotations.Nullable;

/** A Tomcat whose one application is put together from folders and jars, and starts again and again. */
final class DevTomcat implements DevContainer {
  private static final System.Logger LOG = System.getLogger(DevTomcat.class.getName());

  /** Tomcat calls it an error that an application stops without being paused before. */
  private static final Logger MAPPER = Logger.getLogger("org.apache.catalina.mapper");

  private static final String CHANGED = "io.garuda.dev.changed";
  private static final String OWN_MACHINE = "localhost";
  private static final int STOPPED_WITHIN_MILLIS = 200;

  private final Setup setup;
  private final Tomcat tomcat;
  private final StandardContext context;
  private final DevValve valve;

  private DevTomcat(Setup setup, Tomcat tomcat, StandardContext context, DevValve valve) {
    this.setup = setup;
    this.tomcat = tomcat;
    this.context = context;
    this.valve = valve;
  }

  /** Opens it; made by {@code TomcatLoader}. */
  public static final class Opener implements Starter {
    @Override
    public DevContainer open(Setup setup) {
      Tomcat tomcat = EmbeddedTomcat.tomcat(setup.base(), setup.options());
      DevValve valve = new DevValve();
      tomcat.getEngine().getPipeline().addValve(valve);
      StandardHost host = (StandardHost) tomcat.getHost();
      host.setStartChildren(false);
      MAPPER.setLevel(java.util.logging.Level.OFF);
      if (setup.options().host().isEmpty()) {
        tomcat.getConnector().setProperty("address", OWN_MACHINE);
      }
      try {
        tomcat.init();
        tomcat.start();
      } catch (LifecycleException e) {
        close(tomcat);
        throw EmbeddedTomcat.failure(e, setup.options().port());
      }
      StandardContext context = (StandardContext)
          tomcat.addWebapp(setup.options().context(), setup.webapp().toString());
      EmbeddedTomcat.setUp(context);
      context.setManager(new KeptSessions());
      context.setUnloadDelay(STOPPED_WITHIN_MILLIS);
      return new DevTomcat(setup, tomcat, context, valve);
    }
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public Optional<Throwable> restart(List<Path> libraries) {
    valve.hold();
    try (StartLog log = StartLog.open()) {
      if (context.getState() != LifecycleState.NEW) {
        context.stop();
      }
      context.setResources(resources(libraries));
      setup.parameters().forEach(this::putParameter); // a stop takes them away
      context.start();
      return context.getState() == LifecycleState.STARTED
          ? Optional.empty()
          : Optional.of(log.cause());
    } catch (LifecycleException e) {
      return Optional.of(e);
    } finally {
      valve.release(context.getState() == LifecycleState.STARTED);
    }
  }

  private void putParameter(String name, String value) {
    if (context.findParameter(name) == null) {
      context.addParameter(name, value);
    }
  }

  private WebResourceRoot resources(List<Path> libraries) {
    StandardRoot root = new StandardRoot(context);
    root.setCachingAllowed(false); // it would serve a file for 5 s after it changed
    root.addPreResources(
        new DirResourceSet(root, "/WEB-INF/classes", setup.classes().toString(), "/"));
    for (Path jar : libraries) {
      root.addPreResources(
          new FileResourceSet(root, "/WEB-INF/lib/" + jar.getFileName(), jar.toString(), "/"));
    }
    return root;
  }

  @Override
  public void show(@Nullable Notice notice) {
    valve.show(notice);
  }

  /** By an attribute that the application's listener leaves there, of a type of the JDK. */
  @Override
  @SuppressWarnings("unchecked") // it takes strings
  public void tell(String assetType) {
    if (context.getState() == LifecycleState.STARTED
        && context.getServletContext().getAttribute(CHANGED) instanceof Consumer<?> changed) {
      ((Consumer<String>) changed).accept(assetType);
    }
  }

  @Override
  public void close() {
    close(tomcat);
  }

  private static void close(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      LOG.log(Level.WARNING, "could not stop Tomcat", e);
    }
  }
}
