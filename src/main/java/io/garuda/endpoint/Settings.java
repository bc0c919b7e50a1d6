package io.garuda.endpoint;

import io.garuda.channel.Drainer;
import io.garuda.channel.Limits;
import io.garuda.channel.Overflow;
import io.garuda.channel.SocketHandler;
import io.garuda.channel.SocketMount;
import io.garuda.config.Config;
import io.garuda.config.ConfigException;
import io.garuda.config.ConfigKey;
import io.garuda.config.Form;
import io.garuda.outbox.OutboxServer;
import io.garuda.proxy.TrustedProxies;
import io.garuda.quota.Quotas;
import io.garuda.token.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys of Garuda's own settings, and what becomes of each: it stands over what the code says.
 *
 * <p>A key without an effect on {@link EndpointConfig} is read where it is needed.
 */
final class Settings {
  /** What Garuda's keys begin with. */
  static final String PREFIX = "garuda.";

  /** Where debug pages find the application's sources. */
  static final ConfigKey<Path> SOURCES =
      ConfigKey.of("garuda.sources", new Form<>("a folder such as src/main/java", Path::of));

  /** Whether pages follow what is edited; for development. */
  static final ConfigKey<Boolean> DEV = ConfigKey.of("garuda.dev", Form.FLAG);

  private static final Form<Rate> RATE =
      new Form<>("a rate a second and a burst such as 500/1000", Rate::read);
  private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);
  private static final Form<Integer> SIZE = new Form<>(Form.SIZE.accepted(), text -> {
    int bytes = Form.SIZE.read().apply(text);
    if (bytes < 1) {
      throw new IllegalArgumentException("expected a size above zero, got: " + text);
    }
    return bytes;
  });

  /** So many on average, and at once after a pause. */
  private record Rate(int perSecond, int burst) {
    static Rate read(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("expected two numbers, got: " + text);
      }
      return new Rate(COUNT.read().apply(parts[0].strip()), COUNT.read().apply(parts[1].strip()));
    }
  }

  /** A key and its effect. */
  private record Setting<T>(ConfigKey<T> key, BiConsumer<EndpointConfig.Builder, T> effect) {
    void apply(Config config, EndpointConfig.Builder builder) {
      config.find(key).ifPresent(value -> effect.accept(builder, value));
    }
  }

  private static final List<Setting<?>> ALL = List.of(
      new Setting<>(Secrets.KEY, EndpointConfig.Builder::secrets),
      setting("debug-errors", Form.FLAG, EndpointConfig.Builder::debugErrors),
      setting(
          "static-url",
          new Form<>(
              "a URL without a slash at its end such as https://cdn.example.com", Settings::base),
          EndpointConfig.Builder::staticUrl),
      setting(
          "trusted-proxies",
          new Form<>(
              "addresses and networks between commas such as 127.0.0.1, 10.0.0.0/8, fd00::/8",
              text -> TrustedProxies.of(list(text))),
          EndpointConfig.Builder::trustedProxies),
      setting(
          "health",
          new Form<>("a path such as /internal/health, or off", Settings::health),
          EndpointConfig.Builder::healthPath),
      drain("batch-size", COUNT, Drainer::batchSize),
      drain("interval", Form.POSITIVE_DURATION, Drainer::interval),
      drain("timeout", Form.DURATION, Drainer::timeout),
      drain("notice", Form.DURATION, Drainer::notice),
      quota("sockets", COUNT, Quotas::sockets),
      quota("per-address", COUNT, Quotas::perAddress),
      quota("per-user", COUNT, Quotas::perUser),
      quota(
          "connect-rate",
          RATE,
          (quotas, rate) -> quotas.connectsPerSecond(rate.perSecond, rate.burst)),
      quota(
          "connect-rate-of-address",
          RATE,
          (quotas, rate) -> quotas.connectsPerSecondOfAddress(rate.perSecond, rate.burst)),
      quota("count-rates", Form.FLAG, (quotas, count) -> count ? quotas : quotas.withoutRates()),
      quota("ipv6-prefix", Form.number(1, 128), Quotas::ipv6Prefix),
      quota(
          "uncounted",
          new Form<>("addresses and networks between commas such as 127.0.0.0/8, ::1", text -> {
            String[] networks = list(text);
            Quotas.none().uncounted(networks); // looks at each
            return networks;
          }),
          Quotas::uncounted),
      socket(
          "check-origin",
          new Form<>(
              "host, request, any, or origins between commas such as https://a.com, //*.b.com",
              Settings::origins),
          (mount, check) -> check.of(mount)),
      socket("timeout", Form.POSITIVE_DURATION, SocketMount::timeout),
      socket("long-poll-window", Form.POSITIVE_DURATION, SocketMount::longPollWindow),
      limit("max-message-bytes", SIZE, Limits::maxMessageBytes),
      limit("max-channels", COUNT, Limits::maxChannels),
      limit("max-topic-length", COUNT, Limits::maxTopicLength),
      limit(
          "message-rate",
          RATE,
          (limits, rate) -> limits.messagesPerSecond(rate.perSecond, rate.burst)),
      limit("join-rate", RATE, (limits, rate) -> limits.joinsPerSecond(rate.perSecond, rate.burst)),
      limit("count-rates", Form.FLAG, (limits, count) -> count ? limits : limits.withoutRates()),
      limit("max-outbound-bytes", SIZE, Limits::maxOutboundBytes),
      limit("overflow", Form.oneOf(Overflow.class), Limits::overflow),
      limit("join-timeout", Form.POSITIVE_DURATION, Limits::joinTimeout));

  private static final SocketMount ANY_MOUNT = SocketMount.at("/any", SocketHandler.class);

  private interface Check {
    SocketMount of(SocketMount mount);
  }

  private Settings() {}

  /** Will return all keys that there are. */
  static List<ConfigKey<?>> keys() {
    return Stream.of(
            ALL.stream().map(Setting::key),
            Stream.<ConfigKey<?>>of(SOURCES, DEV, Config.IGNORE, ConfigSources.FILE),
            Engines.KEYS.stream(),
            OutboxServer.KEYS.stream())
        .<ConfigKey<?>>flatMap(Function.identity())
        .toList();
  }

  /**
   * Will put the settings over what the code says.
   *
   * @throws ConfigException if a name is unknown, or a value cannot be
   */
  static EndpointConfig over(EndpointConfig code, Config config) {
    EndpointConfig.Builder builder = code.toBuilder();
    List<String> mistakes = new ArrayList<>();
    for (Setting<?> setting : ALL) {
      try {
        setting.apply(config, builder);
      } catch (IllegalArgumentException e) { // each is good, but not together
        mistakes.add("expected " + setting.key().name() + " to fit the rest, got: "
            + config.describe(List.of(setting.key())).get(setting.key().name()) + ": "
            + e.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ConfigException(mistakes);
    }
    return builder.build();
  }

  private static <T> Setting<T> setting(
      String name, Form<T> form, BiConsumer<EndpointConfig.Builder, T> effect) {
    return new Setting<>(ConfigKey.of(PREFIX + name, form), effect);
  }

  private static <T> Setting<T> drain(
      String name, Form<T> form, BiFunction<Drainer, T, Drainer> effect) {
    return setting("drain." + name, form, (builder, value) -> {
      builder.drain(drainer -> effect.apply(drainer, value));
    });
  }

  private static <T> Setting<T> quota(
      String name, Form<T> form, BiFunction<Quotas, T, Quotas> effect) {
    return setting("quotas." + name, form, (builder, value) -> {
      builder.quotas(quotas -> effect.apply(quotas, value));
    });
  }

  private static <T> Setting<T> socket(
      String name, Form<T> form, BiFunction<SocketMount, T, SocketMount> effect) {
    return setting("socket." + name, form, (builder, value) -> {
      builder.eachSocket(mount -> effect.apply(mount, value));
    });
  }

  private static <T> Setting<T> limit(
      String name, Form<T> form, BiFunction<Limits, T, Limits> effect) {
    return socket(
        name, form, (mount, value) -> mount.limits(limits -> effect.apply(limits, value)));
  }

  private static String[] list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).toArray(String[]::new);
  }

  private static String base(String text) {
    if (Form.URL.read().apply(text).getScheme().matches("https?") && !text.endsWith("/")) {
      return text;
    }
    throw new IllegalArgumentException("expected an address of the web, got: " + text);
  }

  /** Will return the path; empty for nowhere. */
  private static String health(String text) {
    return text.equals("off")
        ? ""
        : EndpointConfig.builder().health(text).build().health();
  }

  private static Check origins(String text) {
    return switch (text) {
      case "host" -> SocketMount::checkOriginOfHost;
      case "request" -> SocketMount::checkOriginOfRequest;
      case "any" -> SocketMount::allowAnyOrigin;
      default -> {
        String[] origins = list(text);
        Check check = mount -> mount.checkOrigin(origins);
        check.of(ANY_MOUNT); // looks at each
        yield check;
      }
    };
  }
}
