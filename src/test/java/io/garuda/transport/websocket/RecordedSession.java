package io.garuda.transport.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container's session that records what is asked of it, one word each: {@code text:a}, {@code
 * binary:00}, {@code batch:true}, {@code flush}, {@code close:1001}.
 */
final class RecordedSession {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final Queue<SendHandler> handlers = new ArrayDeque<>();
  final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicInteger writing = new AtomicInteger();
  private volatile boolean open = true;
  volatile boolean fails;
  volatile Consumer<SendHandler> whenSent = handlers::add;
  volatile Runnable duringSend = () -> {};

  Session session() {
    open = true;
    return proxy(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
      case "getBasicRemote" -> proxy(RemoteEndpoint.Basic.class, this::send);
      case "getAsyncRemote" -> proxy(RemoteEndpoint.Async.class, this::send);
      case "isOpen" -> open;
      case "close" -> close((CloseReason) arguments[0]);
      default -> throw new UnsupportedOperationException(method.toString());
    });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object send(Object proxy, Method method, Object[] arguments)
      throws IOException {
    overlaps.addAndGet(writing.getAndIncrement());
    try {
      duringSend.run();
      calls.add(
          switch (method.getName()) {
            case "sendText" -> "text:" + arguments[0];
            case "sendBinary" -> "binary:" + hex((ByteBuffer) arguments[0]);
            case "flushBatch" -> "flush";
            case "setBatchingAllowed" -> "batch:" + arguments[0];
            default -> throw new UnsupportedOperationException(method.toString());
          });
      if (fails) {
        throw new IOException("connection reset");
      }
    } finally {
      writing.decrementAndGet();
    }
    if (arguments != null && arguments.length == 2) {
      whenSent.accept((SendHandler) arguments[1]);
    }
    return null;
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  private @Nullable Object close(CloseReason reason) {
    open = false;
    calls.add("close:" + reason.getCloseCode().getCode());
    return null;
  }

  /** The send under way is over. */
  void sent() {
    handlers.remove().onResult(new SendResult());
  }

  /** The send under way failed. */
  void failed() {
    handlers.remove().onResult(new SendResult(new IOException("connection reset")));
  }
}
