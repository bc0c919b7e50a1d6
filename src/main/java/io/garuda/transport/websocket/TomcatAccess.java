package io.garuda.transport.websocket;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The internals of Tomcat 10.1 and 11 that a {@link TomcatSocket} needs, found once for its classes.
 *
 * @param remote {@code WsSession.wsRemoteEndpoint}
 * @param state {@code WsSession.state}
 * @param turn {@code WsRemoteEndpointImplBase.messagePartInProgress}, held while a frame is written
 * @param endMessage {@code WsRemoteEndpointImplBase.endMessage} of an endpoint: gives the turn back
 * @param wrapper {@code WsRemoteEndpointImplServer.socketWrapper}
 * @param write {@code SocketWrapperBase.write} of a wrapper, a handler and buffers: asynchronous
 */
record TomcatAccess(
    Class<?> wrapperType,
    Field remote,
    Field state,
    Field turn,
    MethodHandle endMessage,
    Field wrapper,
    Method hasAsyncIo,
    Method getSocket,
    MethodHandle write) {
  private static volatile @Nullable TomcatAccess known;

  /**
   * Will look at the classes behind a session.
   *
   * @throws ReflectiveOperationException if this Tomcat is made otherwise
   */
  static TomcatAccess of(Session session) throws ReflectiveOperationException {
    TomcatAccess before = known;
    if (before != null
        && before.wrapperType == before.wrapper.get(before.remote.get(session)).getClass()) {
      return before;
    }
    Field remote = field(session.getClass(), "wsRemoteEndpoint");
    Class<?> endpoint = remote.get(session).getClass();
    Field wrapper = field(endpoint, "socketWrapper");
    Class<?> type = wrapper.get(remote.get(session)).getClass();
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle end =
        lookup.unreflect(method(endpoint, "endMessage", "SendHandler", "SendResult"));
    Method write = method(
        type,
        "write",
        "BlockingMode",
        "long",
        "TimeUnit",
        "Object",
        "CompletionCheck",
        "CompletionHandler",
        "ByteBuffer[]");
    Object[] given = {
      write.getParameterTypes()[0].getField("CLASSIC").get(null),
      Outbound.SEND_TIMEOUT_MILLIS,
      TimeUnit.MILLISECONDS,
      null,
      field(type, "COMPLETE_WRITE_WITH_COMPLETION").get(null)
    };
    TomcatAccess access = new TomcatAccess(
        type,
        remote,
        field(session.getClass(), "state"),
        field(endpoint, "messagePartInProgress"),
        MethodHandles.insertArguments(end, 1, null, null),
        wrapper,
        method(type, "hasAsyncIO"),
        method(type, "getSocket"),
        MethodHandles.insertArguments(lookup.unreflect(write).asFixedArity(), 1, given));
    known = access;
    return access;
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      for (Field field : one.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new NoSuchFieldException(type.getName() + "." + name);
  }

  /** Will find a method by the simple names of its parameters, for they are Tomcat's, too. */
  static Method method(Class<?> type, String name, String... parameters)
      throws NoSuchMethodException {
    for (Class<?> one = type; one != null; one = one.getSuperclass()) {
      for (Method method : one.getDeclaredMethods()) {
        List<String> types =
            Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
        if (method.getName().equals(name) && types.equals(List.of(parameters))) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name + List.of(parameters));
  }
}
