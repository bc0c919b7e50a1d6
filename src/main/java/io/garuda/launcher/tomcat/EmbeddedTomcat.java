package io.garuda.launcher.tomcat;

import io.garuda.launcher.LaunchException;
import io.garuda.launcher.Options;
import io.garuda.launcher.RunningServer;
import io.garuda.launcher.ServerStarter;
import io.garuda.launcher.Tls;
import java.net.BindException;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Sets Tomcat up as an installed one would be, without JSP. */
public final class EmbeddedTomcat implements ServerStarter {
  /** Jars known to hold neither fragments nor classes that a server looks for: 0.5 s of scanning. */
  private static final String NOT_SCANNED = "jersey-*.jar,hk2-*.jar,weld-*.jar,jackson-*.jar,"
      + "jakarta.*.jar,javassist-*.jar,jboss-*.jar,aopalliance-*.jar,osgi-resource-locator-*.jar,"
      + "jte-*.jar,jspecify-*.jar,hibernate-validator-*.jar,classmate-*.jar,"
      + "commons-*.jar,nimbus-*.jar,micrometer-*.jar,prometheus-metrics-*.jar,HdrHistogram-*.jar,"
      + "lettuce-*.jar,netty-*.jar,reactor-core-*.jar,reactive-streams-*.jar,redis-authx-*.jar";

  private static final int FIRST_WITHOUT_PINNING = 24;

  /** Will make one that listens as the options say, without an application; not started. */
  static Tomcat tomcat(Path base, Options options) {
    Registry.disableRegistry(); // Tomcat's MBeans: 0.3 s to describe
    // The JVM takes one factory of URL handlers, and we read no WAR without unpacking it.
    TomcatURLStreamHandlerFactory.disable();
    // Or else a second server would make the home of a first one again, which is gone.
    System.clearProperty(Globals.CATALINA_HOME_PROP);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setSilent(true);
    tomcat.enableNaming(); // java:comp, for what META-INF/context.xml declares
    tomcat.setConnector(connector(options));
    tomcat.getEngine().setParentClassLoader(EmbeddedTomcat.class.getClassLoader());
    tomcat.getHost().getPipeline().addValve(plainErrorPages());
    return tomcat;
  }

  @Override
  public RunningServer start(Path application, Path base, Options options) {
    Tomcat tomcat = tomcat(base, options);
    Context context = tomcat.addWebapp(options.context(), application.toString());
    setUp((StandardContext) context);
    TomcatServer server = new TomcatServer(tomcat, context);
    try {
      tomcat.init();
      tomcat.start();
    } catch (LifecycleException e) {
      server.close();
      throw failure(e, options.port());
    }
    if (context.getState() != LifecycleState.STARTED) {
      server.close();
      throw new LaunchException("expected the application to start; the log above says why not");
    }
    return server;
  }

  private static Connector connector(Options options) {
    Connector connector = new Connector();
    connector.setPort(options.port());
    connector.setThrowOnFailure(true);
    if (!options.host().isEmpty()) {
      connector.setProperty("address", options.host());
    }
    // %2F and %5C stay as they are in a path segment, instead of a 400.
    connector.setEncodedSolidusHandling("passthrough");
    connector.setEncodedReverseSolidusHandling("passthrough");
    // What browsers and clients send unescaped: user[name]=a|b. Tomcat's default is a 400.
    connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
    connector.setProperty("maxConnections", "-1");
    // As in an installed Tomcat; without it half a request may take a minute.
    connector.setProperty("connectionTimeout", "20000");
    // Clients that lost a server all come back at once; Tomcat's own 100 drops most of them.
    connector.setProperty("acceptCount", "1024");
    if (Runtime.version().feature() >= FIRST_WITHOUT_PINNING) {
      connector.setProperty("useVirtualThreads", "true");
    }
    Tls tls = options.tls();
    if (tls != null) {
      Https.add(connector, tls);
    }
    return connector;
  }

  static void setUp(StandardContext context) {
    StandardJarScanFilter filter = new StandardJarScanFilter();
    filter.setPluggabilitySkip(NOT_SCANNED);
    filter.setTldSkip("*");
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    scanner.setScanManifest(false);
    scanner.setJarScanFilter(filter);
    context.setJarScanner(scanner);
    context.addLifecycleListener(EmbeddedTomcat::removeJsp);
    // The process or the whole class loader ends with the application: nothing to clean up in it.
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
  }

  /** Tomcat's defaults name a JSP servlet, whose classes are not here. */
  private static void removeJsp(LifecycleEvent event) {
    if (event.getType().equals(Context.BEFORE_START_EVENT)
        && event.getLifecycle() instanceof Context context
        && context.findChild("jsp") instanceof Wrapper jsp) {
      for (String pattern : jsp.findMappings()) {
        context.removeServletMapping(pattern);
      }
      context.removeChild(jsp);
    }
  }

  private static ErrorReportValve plainErrorPages() {
    ErrorReportValve valve = new ErrorReportValve();
    valve.setShowReport(false);
    valve.setShowServerInfo(false);
    return valve;
  }

  static LaunchException failure(LifecycleException e, int port) {
    Throwable root = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return new LaunchException(
        root instanceof BindException
            ? "expected a free port, got: " + port
                + " is in use; choose another with --port or PORT"
            : "expected Tomcat to start, got: " + root,
        e);
  }
}
