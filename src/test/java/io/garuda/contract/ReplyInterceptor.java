package io.garuda.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.garuda.socket.Payload;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Objects;

/** Marks the payload that a method returns. */
@Interceptor
@Intercepted
@Priority(Interceptor.Priority.APPLICATION)
public class ReplyInterceptor {
  @AroundInvoke
  public Object mark(InvocationContext call) throws Exception {
    Payload returned = (Payload) Objects.requireNonNull(call.proceed(), "expected a payload");
    ObjectNode marked = returned.as(ObjectNode.class);
    marked.put("intercepted", true);
    return Payload.json(marked);
  }
}
