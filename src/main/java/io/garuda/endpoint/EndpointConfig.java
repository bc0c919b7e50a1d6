package io.garuda.endpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.garuda.channel.SocketMount;
import io.garuda.error.ErrorRendering;
import io.garuda.plug.Pipeline;
import io.garuda.plug.Plug;
import io.garuda.proxy.TrustedProxies;
import io.garuda.router.Router;
import io.garuda.session.ContainerStore;
import io.garuda.session.SessionStore;
import io.garuda.token.Secrets;
import io.garuda.view.Views;
import io.garuda.view.jte.JteTemplateEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is made of; immutable.
 *
 * @param proxies whom to believe about the client; nobody by default
 * @param plugs run for every request but those of sockets, before the route is chosen
 * @param sockets mounted beside the routes, each at a path of its own
 * @param router declares the routes
 * @param sessions where the sessions of browsers are kept; in the container by default
 * @param secrets what tokens and signed cookies are made with; by default the system property {@code
 *     garuda.secret}, or else the variable {@code GARUDA_SECRET} of the environment
 * @param errors how errors look; plain by default
 * @param views renders views; by default with the jte templates that the build compiled
 * @param json reads and writes JSON in actions; by default it ignores unknown names
 * @param staticUrl where browsers fetch static files from; empty by default, so from here
 * @param debugErrors shows errors to developers; by default the JVM's {@code garuda.debug-errors}
 */
public record EndpointConfig(
    TrustedProxies proxies,
    Pipeline plugs,
    List<SocketMount> sockets,
    Router router,
    SessionStore sessions,
    Secrets secrets,
    ErrorRendering errors,
    Views views,
    ObjectMapper json,
    String staticUrl,
    boolean debugErrors) {
  public EndpointConfig {
    sockets = List.copyOf(sockets);
    if (!staticUrl.matches("(https?://[^/?#\\s]+(/[^/?#\\s]+)*)?")) {
      throw new IllegalArgumentException(
          "expected a URL without a slash at its end for static files,"
              + " such as \"https://cdn.example.com\", got: \"" + staticUrl + "\"");
    }
    Set<String> paths = new HashSet<>();
    for (SocketMount socket : sockets) {
      if (!paths.add(socket.path())) {
        throw new IllegalArgumentException(
            "expected one socket at each path, got two at \"" + socket.path() + "\"");
      }
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts; only the router may stay out, for an endpoint of sockets alone. */
  public static final class Builder {
    private TrustedProxies proxies = TrustedProxies.none();
    private Pipeline plugs = Pipeline.named("endpoint");
    private final List<SocketMount> sockets = new ArrayList<>();
    private Router router = table -> {};
    private SessionStore sessions = new ContainerStore();
    private @Nullable Secrets secrets;
    private ErrorRendering errors = ErrorRendering.plain();
    private @Nullable Views views;
    private @Nullable ObjectMapper json;
    private String staticUrl = "";
    private boolean debugErrors = Boolean.getBoolean("garuda.debug-errors");

    private Builder() {}

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

    public Builder router(Router declares) {
      router = declares;
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
     * <p>Without this, with the system property {@code garuda.secret}, or else the variable {@code
     * GARUDA_SECRET} of the environment, where several stand between commas, the newest first.
     *
     * @throws IllegalArgumentException if one has less than 32 bytes
     */
    public Builder secretKeyBase(String newest, String... older) {
      secrets = Secrets.of(newest, older);
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
     * Will show exceptions, sources, parameters and sessions to whoever asks ({@code debug_errors}); for
     * development only. By default the system property {@code garuda.debug-errors}, so false.
     */
    public Builder debugErrors(boolean show) {
      debugErrors = show;
      return this;
    }

    public EndpointConfig build() {
      Views pages = views != null ? views : Views.of(JteTemplateEngine.precompiled());
      ObjectMapper mapper = json != null
          ? json
          : JsonMapper.builder()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .findAndAddModules()
              .build();
      return new EndpointConfig(
          proxies,
          plugs,
          sockets,
          router,
          sessions,
          secrets != null ? secrets : Secrets.ofEnvironment(),
          errors,
          pages,
          mapper,
          staticUrl,
          debugErrors);
    }
  }
}
