package io.garuda.channel;

import io.garuda.socket.Payload;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who may call which method of a channel's class; looked up once for a class. */
final class ChannelAccess {
  private static final ClassValue<ChannelAccess> KNOWN = new ClassValue<>() {
    @Override
    protected ChannelAccess computeValue(Class<?> type) {
      return new ChannelAccess(type);
    }
  };

  private final Access join;
  private final Access handleIn;
  private final Map<String, Access> events = new HashMap<>();
  private final Set<String> roles = new HashSet<>();

  private ChannelAccess(Class<?> channel) {
    Access.check(
        channel,
        ChannelAccess::isAsked,
        "put it on the class, on join, on handleIn or on a method with @On");
    join = Access.of(channel, "join", Payload.class, Socket.class);
    handleIn = Access.of(channel, "handleIn", String.class, Payload.class, Socket.class);
    roles.addAll(join.roles());
    roles.addAll(handleIn.roles());
    for (TypedEvent event : TypedEvents.of(channel).all()) {
      Access access = Access.of(channel, event.method());
      events.put(event.name(), access);
      roles.addAll(access.roles());
    }
  }

  private static boolean isAsked(Method method) {
    return method.isAnnotationPresent(On.class)
        || method.getName().equals("join")
        || method.getName().equals("handleIn");
  }

  /**
   * Will read the annotations of a class.
   *
   * @throws IllegalStateException if one of them would do nothing
   */
  static ChannelAccess of(Class<?> channel) {
    return KNOWN.get(channel);
  }

  Access join() {
    return join;
  }

  Access event(String name) {
    return events.getOrDefault(name, handleIn);
  }

  /** Will return those of the roles that some channels ask for which a client has. */
  static Set<String> held(List<Class<? extends Channel>> channels, Predicate<String> client) {
    return channels.stream()
        .flatMap(channel -> of(channel).roles.stream())
        .filter(client)
        .collect(Collectors.toUnmodifiableSet());
  }
}
