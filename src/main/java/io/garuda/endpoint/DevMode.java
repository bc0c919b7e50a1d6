package io.garuda.endpoint;

import io.garuda.config.Config;
import io.garuda.dev.PageScript;
import io.garuda.dev.Reload;
import io.garuda.pubsub.PubSub;
import io.garuda.view.TemplateEngine;
import io.garuda.view.jte.JteTemplateEngine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** What is different with the setting {@code garuda.dev}; nothing without it. */
final class DevMode {
  private static final System.Logger LOG = System.getLogger(DevMode.class.getName());

  private final boolean on;
  private final Path templates;
  private final Path classes;

  private DevMode(boolean on, Path templates, Path classes) {
    this.on = on;
    this.templates = templates;
    this.classes = classes;
  }

  static DevMode of(ServletContext context, Config settings) {
    if (!settings.get(Settings.DEV, false)) {
      return new DevMode(false, Path.of(""), Path.of(""));
    }
    File temporary = (File) context.getAttribute(ServletContext.TEMPDIR);
    return new DevMode(
        true, sources(settings).resolveSibling("jte"), temporary.toPath().resolve("jte"));
  }

  /** Will return the folder of the application's sources. */
  static Path sources(Config settings) {
    return settings.get(Settings.SOURCES, Path.of("src/main/java"));
  }

  /** Will take templates from their sources, and mount the socket of pages that load themselves again. */
  EndpointConfig over(EndpointConfig config) {
    if (!on) {
      return config;
    }
    LOG.log(
        Level.WARNING,
        "garuda.dev is on: for development only, it serves what strangers should not see");
    return config.toBuilder()
        .socket(Reload.mount())
        .views(config.views().by(this::reloading))
        .build();
  }

  private TemplateEngine reloading(TemplateEngine engine) {
    Optional<JteTemplateEngine> reloading = engine instanceof JteTemplateEngine jte
        ? jte.reloading(templates, classes)
        : Optional.empty();
    if (reloading.isEmpty()) {
      LOG.log(
          Level.INFO,
          "templates are shown as the build left them: no gg.jte:jte among the libraries, or no {0}",
          templates);
    }
    return reloading.<TemplateEngine>map(hot -> hot).orElse(engine);
  }

  /** Will serve pages with the module; to be called before the endpoint's filter is added, which goes behind. */
  void start(ServletContext context, PubSub pubSub) {
    if (on) {
      context.setAttribute(Reload.ATTRIBUTE, Reload.teller(pubSub));
      FilterRegistration.Dynamic filter = context.addFilter("garuda-dev", new PageScript());
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }
  }
}
