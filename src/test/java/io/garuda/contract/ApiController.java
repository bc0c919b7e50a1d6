package io.garuda.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.param.MalformedParamsException;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

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

  public Status drain() {
    endpoint.drain();
    return new Status("ok");
  }

  public Status resume() {
    endpoint.resume();
    return new Status("ok");
  }

  /** What administrators see of what joins the nodes. */
  public Map<String, Object> engine() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("io.garuda:type=Engine,*");
    Map<String, Object> all = new TreeMap<>();
    for (ObjectName engine : server.queryNames(name, null)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(engine).getAttributes()) {
        all.put(attribute.getName(), server.getAttribute(engine, attribute.getName()));
      }
    }
    return all;
  }

  public Status disconnect(DisconnectParams params) {
    endpoint.disconnect(params.id());
    return new Status("ok");
  }
}
