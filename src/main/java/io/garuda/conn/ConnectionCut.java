package io.garuda.conn;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Objects;

/**
 * Closes a client's connection at once, or its stream in HTTP/2, so that half an answer is not taken for
 * a whole one.
 *
 * <p>No API of servlets can, and Payara ends the answer of a filter that throws as if it were whole. So
 * by reflection into Tomcat and Payara, whose classes have the same names here.
 */
final class ConnectionCut {
  private static final System.Logger LOG = System.getLogger(ConnectionCut.class.getName());

  private ConnectionCut() {}

  /** Will close the connection; false if this server does not let us. */
  static boolean cut(ServletResponse wrapped) {
    ServletResponse response = wrapped;
    while (response instanceof ServletResponseWrapper wrapper) {
      response = wrapper.getResponse();
    }
    try {
      Object protocol = call(field(response, "response"), "getCoyoteResponse");
      if (protocol.getClass().getName().startsWith("org.glassfish.grizzly.")) {
        Object connection = call(call(call(protocol, "getRequest"), "getContext"), "getConnection");
        call(connection, "terminateSilently");
      } else {
        closeNow(protocol);
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.DEBUG, "this server does not show its connections", e);
      return false;
    }
  }

  /** Will do what Tomcat does with a response that fails behind its commit. */
  private static void closeNow(Object protocol) throws ReflectiveOperationException {
    Object hook = field(protocol, "hook");
    if (hook.getClass().getName().equals("org.apache.coyote.http2.StreamProcessor")) {
      reset(field(hook, "stream"));
    }
    for (Method method : protocol.getClass().getMethods()) {
      if (method.getName().equals("action") && method.getParameterCount() == 2) {
        Object code = method.getParameterTypes()[0].getField("CLOSE_NOW").get(null);
        method.invoke(protocol, code, new IOException("half an answer"));
        return;
      }
    }
    throw new NoSuchMethodException("expected Response.action(ActionCode, Object)");
  }

  /** Will reset the stream: Tomcat by itself ends it as if its answer were whole. */
  private static void reset(Object stream) throws ReflectiveOperationException {
    ClassLoader tomcat = stream.getClass().getClassLoader();
    Class<?> error = tomcat.loadClass("org.apache.coyote.http2.Http2Error");
    Class<?> failure = tomcat.loadClass("org.apache.coyote.http2.StreamException");
    Constructor<?> constructor = failure.getDeclaredConstructor(String.class, error, int.class);
    constructor.setAccessible(true);
    Method id = stream.getClass().getSuperclass().getSuperclass().getDeclaredMethod("getIdAsInt");
    id.setAccessible(true);
    Method close = stream.getClass().getDeclaredMethod("close", failure.getSuperclass());
    close.setAccessible(true);
    Field code = error.getField("INTERNAL_ERROR");
    code.setAccessible(true);
    close.invoke(
        stream, constructor.newInstance("half an answer", code.get(null), id.invoke(stream)));
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(of), name);
  }

  /** Will call a public method of a class that may not be public. */
  private static Object call(Object target, String name) throws ReflectiveOperationException {
    Method method = target.getClass().getMethod(name);
    method.setAccessible(true);
    Object result = method.invoke(target);
    return result == null ? target : result; // of a void method
  }
}
