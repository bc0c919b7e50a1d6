package io.garuda.channel;

import io.garuda.socket.Payload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A method of a channel that handles one event, checked. */
final class TypedEvent {
  private final Method method;
  private final List<Class<?>> parameters;

  TypedEvent(Method method) {
    this.method = method;
    this.parameters = List.of(method.getParameterTypes());
    method.setAccessible(true);
  }

  Method method() {
    return method;
  }

  String name() {
    return method.getAnnotation(On.class).value();
  }

  /** Will return the record that the payload is bound to. */
  Optional<Class<?>> record() {
    return parameters.stream().filter(Class::isRecord).findFirst();
  }

  /** Will bind, call and answer; on the mailbox. What the method throws is thrown on. */
  HandleInResult handle(Channel channel, Payload payload, Socket socket, PayloadBinding binding) {
    @Nullable Object[] arguments = new @Nullable Object[parameters.size()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = parameters.get(i);
      if (type == Socket.class) {
        arguments[i] = socket;
      } else {
        PayloadBinding.Bound bound = binding.bind(payload, type);
        if (!bound.errors().isEmpty()) {
          return HandleInResult.reply(
              "error", Payload.of("reason", "invalid", "errors", bound.errors()));
        }
        arguments[i] = bound.value();
      }
    }
    return result(call(channel, arguments));
  }

  /** Will call the bean as the container gave it, so that its interceptors run. */
  private @Nullable Object call(Channel channel, @Nullable Object[] arguments) {
    try {
      return method.invoke(channel, arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(method.getName() + " failed", cause);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("expected to call " + method + ", got refused", e);
    }
  }

  private HandleInResult result(@Nullable Object returned) {
    if (method.getReturnType() == void.class) {
      return HandleInResult.noReply();
    }
    Object answer = Objects.requireNonNull(
        returned, () -> "expected a result of " + method.getName() + ", got: null");
    if (answer instanceof HandleInResult result) {
      return result;
    }
    return HandleInResult.reply(answer instanceof Payload payload ? payload : Payload.json(answer));
  }
}
