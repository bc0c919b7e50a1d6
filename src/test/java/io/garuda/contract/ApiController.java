package io.garuda.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.param.MalformedParamsException;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** JSON in, JSON out, and a way to the sockets. */
@RequestScoped
public class ApiController {
  @Inject
  ContractEndpoint endpoint;

  record Status(String status) {}

  record BroadcastParams(String topic, String event, JsonNode payload) {}

  record DisconnectParams(String id) {}

  public Map<String, String> hello() {
    return Map.of("message", "hello");
  }

  public Map<String, String> item(@PathParam("id") String id) {
    return Map.of("id", id);
  }

  public JsonNode echo(JsonNode body) {
    if (!body.isObject()) {
      throw new MalformedParamsException(
          "expected a JSON object, got: " + body.getNodeType(), null);
    }
    return body;
  }

  public Status broadcast(BroadcastParams params) {
    endpoint.broadcast(
        params.topic(), params.event(), Payload.raw(params.payload().toString()));
    return new Status("ok");
  }

  public Status disconnect(DisconnectParams params) {
    endpoint.disconnect(params.id());
    return new Status("ok");
  }
}
