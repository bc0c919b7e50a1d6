package io.garuda.testkit;

import io.garuda.assigns.Key;
import io.garuda.plug.Pipeline;
import java.util.Map;

/** How a browser or a client asks: what a request brings, then its method and path. */
public interface ConnVerbs {
  /** Will begin a request; the other methods of this type add to it or send it. */
  ConnBuilder request();

  /**
   * Will send the request and wait for its answer.
   *
   * @param path below the context path, percent-encoded, and the query
   * @throws AssertionError if there is no whole answer in time; the message says where the request is
   */
  default TestConn get(String path) {
    return request().dispatch("GET", path);
  }

  /** Will send the request likewise. */
  default TestConn head(String path) {
    return request().dispatch("HEAD", path);
  }

  /** Will send the request likewise. */
  default TestConn options(String path) {
    return request().dispatch("OPTIONS", path);
  }

  /** Will send the request likewise. */
  default TestConn post(String path) {
    return request().dispatch("POST", path);
  }

  /** Will send the request likewise. */
  default TestConn put(String path) {
    return request().dispatch("PUT", path);
  }

  /** Will send the request likewise. */
  default TestConn patch(String path) {
    return request().dispatch("PATCH", path);
  }

  /** Will send the request likewise. */
  default TestConn delete(String path) {
    return request().dispatch("DELETE", path);
  }

  /** Will send one more header. */
  default ConnBuilder header(String name, String value) {
    return request().addHeader(name, value);
  }

  /** Will accept these media types, such as {@code application/json}. */
  default ConnBuilder accept(String mediaTypes) {
    return request().addHeader("accept", mediaTypes);
  }

  /** Will send a cookie, replacing the browser's own of this name. */
  default ConnBuilder cookie(String name, String value) {
    return request().addCookie(name, value);
  }

  /** Will ask this host; {@code www.example.com} otherwise. */
  default ConnBuilder host(String host) {
    return request().atHost(host);
  }

  /**
   * Will come from this address, also on the following requests of the same browser; 127.0.0.1
   * otherwise.
   */
  default ConnBuilder remoteIp(String address) {
    return request().comingFrom(address);
  }

  /** Will put a value into the session before the request ({@code init_test_session/2}). */
  default <T> ConnBuilder session(Key<T> key, T value) {
    return request().inSession(key, value);
  }

  /** Will assign a value to the conn before any plug runs ({@code Plug.Conn.assign/3}). */
  default <T> ConnBuilder assign(Key<T> key, T value) {
    return request().assigning(key, value);
  }

  /** Will send the fields of a form, in the map's order. */
  default ConnBuilder form(Map<String, String> fields) {
    return request().formBody(fields);
  }

  /** Will send one more field of a form with files, {@code multipart/form-data}. */
  default ConnBuilder field(String name, String value) {
    return request().multipartField(name, value);
  }

  /** Will send one more file of such a form ({@code Plug.Upload}). */
  default ConnBuilder file(String name, String filename, String contentType, byte[] content) {
    return request().multipartFile(name, filename, contentType, content);
  }

  /** Will send JSON that Jackson writes. */
  default ConnBuilder json(Object value) {
    return request().jsonBody(value);
  }

  /** Will send these bytes as they are, for what is neither, or malformed. */
  default ConnBuilder body(String contentType, byte[] bytes) {
    return request().rawBody(contentType, bytes);
  }

  /** Will let {@code ProtectFromForgery} do its work from here on; tests are let through otherwise. */
  default ConnBuilder protectFromForgery() {
    return request().protectedFromForgery();
  }

  /**
   * Will run the endpoint's plugs and these pipelines, and neither a route nor an action ({@code
   * bypass_through/3}).
   *
   * <p>Test a plug alone by a pipeline of it behind those that it needs, then look at the conn.
   */
  default ConnBuilder bypassThrough(Pipeline... pipelines) {
    return request().through(pipelines);
  }
}
