package io.garuda.testkit;

import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.GarudaListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.WebResourceSet;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.JarResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.WebXml;
import org.apache.tomcat.util.descriptor.web.WebXmlParser;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.xml.sax.InputSource;

/**
 * Sets Tomcat up for tests: no port, and the test's own class path instead of a WAR.
 *
 * <p>The application's class loader asks the test's first, so that both mean the same classes.
 */
final class ConnTomcat {
  /** Started by ours, or not at all; and JSP's classes need not be here. */
  private static final String NOT_STARTED = "org\\.jboss\\.weld|org\\.apache\\.jasper|tyrus";

  private static final String SERVED = "META-INF/resources";

  /** Held, or else the levels set were forgotten. */
  private static final List<Logger> QUIET = Stream.of(
          "org.apache", "org.jboss.weld", "org.glassfish.jersey", "org.hibernate")
      .map(Logger::getLogger)
      .toList();

  /** Looks for leaks of class loaders; the classes are the test's, and stay. */
  private static final Logger LEAKS =
      Logger.getLogger("org.apache.catalina.loader.WebappClassLoaderBase");

  private ConnTomcat() {}

  static ConnServer start(Class<? extends Endpoint> endpoint, boolean amongTests) {
    QUIET.stream()
        .filter(logger -> logger.getLevel() == null)
        .forEach(logger -> logger.setLevel(Level.WARNING));
    LEAKS.setLevel(Level.SEVERE);
    Registry.disableRegistry(); // Tomcat's MBeans: 0.3 s to describe
    TomcatURLStreamHandlerFactory.disable(); // the JVM takes one factory, and it may be the test's
    ConnFolder folder = ConnFolder.create();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.path().toString());
    tomcat.setSilent(true);
    tomcat.enableNaming(); // java:comp, for what META-INF/context.xml declares
    tomcat.setConnector(connector(folder.socket()));
    tomcat.getEngine().setParentClassLoader(endpoint.getClassLoader());
    Path home = ConnFolder.home(endpoint);
    StandardContext context =
        (StandardContext) tomcat.addWebapp("", folder.webapp(home).toString());
    ConnValve valve = new ConnValve();
    context.getPipeline().addValve(valve);
    context.getServletContext().setAttribute(Endpoint.class.getName(), endpoint);
    setUp(context, amongTests ? folder.copyPackage(endpoint) : home);
    ConnServer server = new ConnServer(folder, tomcat, context, valve);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      server.close();
      throw new IllegalStateException("expected Tomcat to start", e);
    }
    if (context.getState() != LifecycleState.STARTED) {
      server.close();
      throw new IllegalStateException("expected the application of " + endpoint.getName()
          + " to start; the log above says why not");
    }
    return server;
  }

  /** Like the launcher's, but for the port. */
  private static Connector connector(Path socket) {
    Connector connector = new Connector();
    connector.setPort(-1);
    connector.setProperty("unixDomainSocketPath", socket.toString());
    connector.setThrowOnFailure(true);
    connector.setEncodedSolidusHandling("passthrough");
    connector.setEncodedReverseSolidusHandling("passthrough");
    connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
    connector.setProperty("minSpareThreads", "2");
    return connector;
  }

  private static void setUp(StandardContext context, Path classes) {
    context.setDelegate(true);
    context.setContainerSciFilter(NOT_STARTED);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    StandardJarScanFilter nothing = new StandardJarScanFilter();
    nothing.setPluggabilitySkip("*");
    nothing.setTldSkip("*");
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    scanner.setScanManifest(false);
    scanner.setJarScanFilter(nothing);
    context.setJarScanner(scanner);
    context.setResources(resources(context, classes));
    context.addLifecycleListener(ConnTomcat::configure);
  }

  /** Will show the application's own classes, if Weld does not find them anyway, and what jars serve. */
  private static StandardRoot resources(Context context, Path classes) {
    StandardRoot root = new StandardRoot(context);
    if (Files.isDirectory(classes) && !Files.exists(classes.resolve("META-INF/beans.xml"))) {
      root.addPreResources(new DirResourceSet(root, "/WEB-INF/classes", classes.toString(), "/"));
    }
    ConnTomcat.class
        .getClassLoader()
        .resources(SERVED)
        .forEach(url -> root.addJarResources(served(root, url)));
    return root;
  }

  private static WebResourceSet served(StandardRoot root, URL url) {
    String place = url.toString();
    int jar = place.indexOf("!/");
    return jar < 0
        ? new DirResourceSet(root, "/", Path.of(URI.create(place)).toString(), "/")
        : new JarResourceSet(
            root,
            "/",
            Path.of(URI.create(place.substring("jar:".length(), jar))).toString(),
            "/" + SERVED);
  }

  private static void configure(LifecycleEvent event) {
    Context context = (Context) event.getLifecycle();
    if (event.getType().equals(Context.BEFORE_START_EVENT)
        && context.findChild("jsp") instanceof Wrapper jsp) {
      context.removeServletMapping("*.jsp");
      context.removeServletMapping("*.jspx");
      context.removeChild(jsp);
    }
    if (event.getType().equals(Context.CONFIGURE_START_EVENT)) {
      addFragment(context);
    }
  }

  /** Will do what our {@code web-fragment.xml} says, which Tomcat reads in a WAR's jars only. */
  private static void addFragment(Context context) {
    WebXml fragment = new WebXml();
    URL url = ownFragment();
    try (InputStream in = url.openStream()) {
      InputSource source = new InputSource(url.toExternalForm());
      source.setByteStream(in);
      if (!new WebXmlParser(true, false, true).parseWebXml(source, fragment, true)) {
        throw new IllegalStateException("expected a web fragment, got: " + url);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fragment.getContextParams().forEach(context::addParameter);
    fragment.getListeners().forEach(context::addApplicationListener);
    fragment.getMimeMappings().forEach(context::addMimeMapping);
    fragment.getErrorPages().values().forEach(context::addErrorPage);
  }

  /** Will find the one beside our classes: Tomcat's jars bring some of their own. */
  private static URL ownFragment() {
    String path = GarudaListener.class.getName().replace('.', '/') + ".class";
    ClassLoader loader = GarudaListener.class.getClassLoader();
    URL type = Objects.requireNonNull(loader.getResource(path), path);
    try {
      return URI.create(type.toString().replace(path, "META-INF/web-fragment.xml"))
          .toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("expected our jar or folder, got: " + type, e);
    }
  }
}
