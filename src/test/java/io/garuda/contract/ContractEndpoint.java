package io.garuda.contract;

import io.garuda.channel.Drainer;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.conn.Conn;
import io.garuda.endpoint.Endpoint;
import io.garuda.endpoint.EndpointConfig;
import io.garuda.error.ErrorRendering;
import io.garuda.plug.Cors;
import io.garuda.plug.Head;
import io.garuda.plug.MethodOverride;
import io.garuda.plug.RequestId;
import io.garuda.plug.Static;
import io.garuda.proxy.TrustedProxies;
import io.garuda.pubsub.History;
import io.garuda.quota.Quotas;
import io.garuda.view.View;
import io.garuda.view.Views;
import io.garuda.view.jte.JteTemplateEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The contract's sockets, routes and errors. */
@ApplicationScoped
public class ContractEndpoint extends Endpoint {
  public static final String SECRET = "the secret of the contract, which everybody knows";

  /** A loopback address from which tests connect that play a proxy, and no others. */
  private static final String PROXY = "127.0.0.2";

  /** Wide, but some that a test can reach; who comes from this machine has no address that counts. */
  private static final Quotas QUOTAS =
      Quotas.none().perAddress(200).perUser(50).connectsPerSecondOfAddress(1_000, 5_000);

  private static final Cors CORS = Cors.origins("https://example.com").credentials();

  private static final String TEMPLATES = "io.garuda.contract.templates";

  @Override
  public EndpointConfig config() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return EndpointConfig.builder()
        .trustedProxies(TrustedProxies.of(PROXY))
        .plugs(
            new Static("/assets", "/garuda").header("X-Content-Type-Options", "nosniff"),
            new RequestId(),
            ContractEndpoint::cors,
            new PathParsers(),
            new MethodOverride(),
            new Head(),
            new LateAnswer(),
            new SentHook())
        .socket(mount("/socket", ContractSocket.class))
        .socket(mount("/short", ContractSocket.class)
            .timeout(Duration.ofMillis(300))
            .longPollWindow(Duration.ofMillis(300)))
        .socket(mount("/steady", ContractSocket.class).timeout(Duration.ofSeconds(1)))
        .socket(mount("/polls", ContractSocket.class).longPollWindow(Duration.ofSeconds(1)))
        .socket(mount("/auth", ContractAuthSocket.class).authToken())
        .socket(mount("/members/socket", ContractSocket.class))
        .socket(OptionsSocket.mount())
        .socket(StuckSocket.mount())
        .socket(SocketMount.at("/proxied/socket", ProxiedSocket.class).longPoll())
        .socket(CountedSocket.mount("/counted/socket"))
        .socket(CountedSocket.mount(StoreByPath.STATELESS + "/counted/socket"))
        .socket(SocketMount.at("/tokens/socket", TokenSocket.class)
            .longPoll()
            .limits(limits -> limits.withoutRates())
            .expiryWarning(Duration.ofSeconds(1)))
        .history("log:*", History.of(1_000, Duration.ofSeconds(60)))
        .history("long:*", History.of(100_000, Duration.ofMinutes(5)))
        .history("brief:*", History.of(3, Duration.ofSeconds(1)))
        .drain(Drainer.standard().timeout(Duration.ofSeconds(3)))
        .session(new StoreByPath())
        .quotas(QUOTAS)
        .secretKeyBase(SECRET)
        .router(new ContractRouter())
        .renderErrors(
            ErrorRendering.html(page -> View.text(page.status() + " " + page.reasonPhrase()))
                .status(TeapotException.class, 418))
        .views(Views.of(JteTemplateEngine.precompiled(loader, TEMPLATES)))
        .build();
  }

  private static void cors(Conn conn) {
    if (conn.rawPath().startsWith("/cors")) {
      CORS.call(conn);
    }
  }

  private static SocketMount mount(String path, Class<? extends SocketHandler> handler) {
    return SocketMount.at(path, handler)
        .longPoll()
        .longPollWindow(Duration.ofSeconds(10))
        .timeout(Duration.ofSeconds(60))
        .checkOrigin("//example.com", "//localhost", "//127.0.0.1")
        .limits(limits -> limits.maxChannels(100).maxTopicLength(16 * 1024).withoutRates());
  }
}
