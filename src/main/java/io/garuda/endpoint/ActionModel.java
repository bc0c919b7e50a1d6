package io.garuda.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.controller.Redirect;
import io.garuda.router.RouteTarget;
import io.garuda.view.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.AnnotatedMethod;
import org.glassfish.jersey.server.model.ResourceMethod;

/** Tells Jersey of a method what it reads itself from resources with paths of their own. */
final class ActionModel {
  /** What is JSON beside records; of other types only the result tells. */
  private static final List<Class<?>> JSON = List.of(Map.class, Collection.class, JsonNode.class);

  private ActionModel() {}

  static ResourceMethod.Builder of(Method action, ResourceMethod.Builder model) {
    if (later(action.getParameterAnnotations(), action.getParameterTypes(), model)) {
      model.produces(MediaType.SERVER_SENT_EVENTS);
    }
    Consumes consumes = action.getAnnotation(Consumes.class);
    if (consumes != null) {
      model.consumes(consumes.value());
    }
    Produces produces = action.getAnnotation(Produces.class);
    if (produces != null) {
      model.produces(produces.value());
    } else {
      produced(action.getReturnType(), model);
    }
    return model;
  }

  /** Will read a method of a mounted class as JAX-RS does: with what it inherits, and no guess. */
  static ResourceMethod.Builder mounted(
      RouteTarget.Resource mounted, AnnotatedMethod method, ResourceMethod.Builder model) {
    annotation(Consumes.class, mounted, method).ifPresent(found -> model.consumes(found.value()));
    annotation(Produces.class, mounted, method).ifPresent(found -> model.produces(found.value()));
    model.encodedParameters(annotation(Encoded.class, mounted, method).isPresent());
    later(method.getParameterAnnotations(), method.getParameterTypes(), model);
    return model;
  }

  /** Will see by its parameters whether it answers later; true if by events. */
  private static boolean later(
      Annotation[][] annotations, Class<?>[] types, ResourceMethod.Builder model) {
    if (Stream.of(annotations).flatMap(Stream::of).anyMatch(Suspended.class::isInstance)) {
      model.suspended(AsyncResponse.NO_TIMEOUT, TimeUnit.MILLISECONDS);
    }
    boolean events = List.of(types).contains(SseEventSink.class);
    if (events) {
      model.sse();
    }
    return events;
  }

  private static <A extends Annotation> Optional<A> annotation(
      Class<A> wanted, RouteTarget.Resource mounted, AnnotatedMethod method) {
    return Stream.concat(
            Stream.ofNullable(method.getAnnotation(wanted)),
            mounted.lineage().stream()
                .flatMap(holder -> Stream.ofNullable(holder.getDeclaredAnnotation(wanted))))
        .findFirst();
  }

  /** What a type tells need not be found out at each answer. */
  private static void produced(Class<?> result, ResourceMethod.Builder model) {
    if (View.class.isAssignableFrom(result)) {
      model.produces("text/html;charset=utf-8");
    } else if (result == String.class) {
      model.produces("text/plain;charset=utf-8");
    } else if (result != Redirect.class
        && (result.isRecord() || JSON.stream().anyMatch(type -> type.isAssignableFrom(result)))) {
      model.produces(MediaType.APPLICATION_JSON);
    }
  }
}
