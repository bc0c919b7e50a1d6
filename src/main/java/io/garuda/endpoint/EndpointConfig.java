package io.garuda.endpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.garuda.channel.Drainer;
import io.garuda.channel.SocketMount;
import io.garuda.error.ErrorRendering;
import io.garuda.param.JsonBuffers;
import io.garuda.param.ParamFilter;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.proxy.TrustedProxies;
import io.garuda.pubsub.Histories;
import io.garuda.pubsub.History;
import io.garuda.quota.Quotas;
import io.garuda.router.Router;
import io.garuda.session.ContainerStore;
import io.garuda.session.SessionStore;
import io.garuda.token.Secrets;
import io.garuda.view.Views;
import io.garuda.view.jte.JteTemplateEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is made of; immutable.
 *
 * <p>This is what the application's code says. The settings that an administrator gives, {@code garuda.*},
 * stand over it.
 *
 * @param proxies whom to believe about the client; nobody by default
 * @param plugs run for every request but those of sockets, before the route is chosen
 * @param sockets mounted beside the routes, each at a path of its own
 * @param drain how sockets are sent away when the application stops; 10,000 every 2 s, 30 s in all
 * @param quotas how many sockets there may be, and how fast they come; see each method of {@link Quotas}
 * @param router declares the routes
 * @param filter what logs and telemetry do not show of parameters
 * @param histories which topics keep what is broadcast; none by default
 * @param sessions where the sessions of browsers are kept; in the container by default
 * @param secrets what tokens and signed cookies are made with; none by default
 * @param errors how errors look; plain by default
 * @param views renders views; by default with the jte templates that the build compiled
 * @param json reads and writes JSON in actions; by default it ignores unknown names
 * @param staticUrl where browsers fetch static files from; empty by default, so from here
 * @param health below which path liveness and readiness are answered; empty for nowhere
 * @param debugErrors shows errors to developers; false by default
 */
public record EndpointConfig(
    TrustedProxies proxies,
    Pipeline plugs,
    List<SocketMount> sockets,
    Drainer drain,
    Quotas quotas,
    Histories histories,
    Router router,
    ParamFilter filter,
    SessionStore sessions,
    Secrets secrets,
    ErrorRendering errors,
    Views views,
    ObjectMapper json,
    String staticUrl,
    String health,
    boolean debugErrors) {
  public EndpointConfig {
    sockets = List.copyOf(sockets);
    EndpointChecks.check(sockets, staticUrl, health);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Will begin with what is here. */
  Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects the parts; only the router may stay out, for an endpoint of sockets alone. */
  public static final class Builder {
    private TrustedProxies proxies = TrustedProxies.none();
    private Pipeline plugs = Pipeline.named("endpoint");
    private final List<SocketMount> sockets = new ArrayList<>();
    private Drainer drain = Drainer.standard();
    private Quotas quotas = Quotas.standard();
    private Histories histories = Histories.none();
    private Router router = table -> {};
    private ParamFilter filter = new ParamFilter();
    private SessionStore sessions = new ContainerStore();
    private Secrets secrets = Secrets.none();
    private ErrorRendering errors = ErrorRendering.plain();
    private @Nullable Views views;
    private @Nullable ObjectMapper json;
    private String staticUrl = "";
    private String health = "/health";
    private boolean debugErrors;

    private Builder() {}

    private Builder(EndpointConfig from) {
      proxies = from.proxies;
      plugs = from.plugs;
      sockets.addAll(from.sockets);
      drain = from.drain;
      quotas = from.quotas;
      histories = from.histories;
      filter = from.filter;
      router = from.router;
      sessions = from.sessions;
      secrets = from.secrets;
      errors = from.errors;
      views = from.views;
      json = from.json;
      staticUrl = from.staticUrl;
      health = from.health;
      debugErrors = from.debugErrors;
    }

    /** Will change each of the sockets. */
    Builder eachSocket(UnaryOperator<SocketMount> change) {
      sockets.replaceAll(change);
      return this;
    }

    Builder drain(UnaryOperator<Drainer> change) {
      drain = change.apply(drain);
      return this;
    }

    Builder quotas(UnaryOperator<Quotas> change) {
      quotas = change.apply(quotas);
      return this;
    }

    /** Will believe these proxies about the client's address, scheme and host; by default nobody. */
    public Builder trustedProxies(TrustedProxies trusted) {
      proxies = trusted;
      return this;
    }

    /** Will run these plugs for every request, after those given before. */
    public Builder plugs(Plug... more) {
      for (Plug plug : more) {
        plugs = plugs.plug(plug);
      }
      return this;
    }

    public Builder socket(SocketMount mount) {
      sockets.add(mount);
      return this;
    }

    /** Will send sockets away so when the application stops: {@code Drainer.standard().batchSize(500)}. */
    public Builder drain(Drainer pace) {
      drain = pace;
      return this;
    }

    /** Will keep out who comes above these: {@code Quotas.standard().sockets(200_000).perUser(20)}. */
    public Builder quotas(Quotas most) {
      quotas = most;
      return this;
    }

    /**
     * Will keep what is broadcast on topics, for clients that come back: {@code history("room:*",
     * History.of(1_000, Duration.ofMinutes(1)))}; the first pattern that fits a topic counts.
     */
    public Builder history(String pattern, History history) {
      histories = histories.with(pattern, history);
      return this;
    }

    public Builder router(Router declares) {
      router = declares;
      return this;
    }

    /**
     * Will show parameters so in logs and telemetry ({@code filter_parameters}); see {@link ParamFilter}
     * for the default.
     */
    public Builder filterParameters(ParamFilter hides) {
      filter = hides;
      return this;
    }

    /** Will keep sessions there: in the container by default, or in a {@code CookieStore}. */
    public Builder session(SessionStore store) {
      sessions = store;
      return this;
    }

    /**
     * Will make tokens and signed cookies with this secret, and take those made with older ones.
     *
     * <p>The setting {@code garuda.secret} stands over this; in production no source should hold a secret.
     *
     * @throws IllegalArgumentException if one has less than 32 bytes
     */
    public Builder secretKeyBase(String newest, String... older) {
      return secrets(Secrets.of(newest, older));
    }

    Builder secrets(Secrets all) {
      secrets = all;
      return this;
    }

    public Builder renderErrors(ErrorRendering rendering) {
      errors = rendering;
      return this;
    }

    public Builder views(Views renders) {
      views = renders;
      return this;
    }

    public Builder json(ObjectMapper mapper) {
      json = mapper;
      return this;
    }

    /**
     * Will let {@code conn.asset} lead to another place, which has the same files ({@code static_url}).
     *
     * @param url such as {@code https://cdn.example.com/shop}; the context path is not added
     */
    public Builder staticUrl(String url) {
      staticUrl = url;
      return this;
    }

    /**
     * Will answer {@code live} and {@code ready} below this path, in front of plugs and routes; {@code
     * /health} by default.
     *
     * @param path such as {@code /internal/health}; the context path comes before it
     */
    public Builder health(String path) {
      if (path.isEmpty()) {
        throw new IllegalArgumentException(
            "expected a path for health, got none; call withoutHealth()");
      }
      return healthPath(path);
    }

    /** Will leave the paths of health to the application. */
    public Builder withoutHealth() {
      return healthPath("");
    }

    Builder healthPath(String path) {
      health = path;
      return this;
    }

    /**
     * Will show exceptions, sources, parameters and sessions to whoever asks ({@code debug_errors}); for
     * development only. The setting {@code garuda.debug-errors} does so without a change of the code.
     */
    public Builder debugErrors(boolean show) {
      debugErrors = show;
      return this;
    }

    public EndpointConfig build() {
      Views pages = views != null ? views : Views.of(JteTemplateEngine.precompiled());
      ObjectMapper mapper = json != null
          ? json
          : JsonBuffers.mapper()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .findAndAddModules()
              .build();
      return new EndpointConfig(
          proxies,
          plugs,
          sockets,
          drain,
          quotas,
          histories,
          router,
          filter,
          sessions,
          secrets,
          errors,
          pages,
          mapper,
          staticUrl,
          health,
          debugErrors);
    }
  }
}
