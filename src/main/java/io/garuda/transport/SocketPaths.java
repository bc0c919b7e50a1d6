package io.garuda.transport;

import io.garuda.channel.SocketMount;
import io.garuda.param.Params;
import io.garuda.router.PathTemplate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The paths of one transport, each with its mount; the first that matches counts. */
public final class SocketPaths {
  private final Map<PathTemplate, SocketMount> mounts = new LinkedHashMap<>();

  /** Will serve the mounts that have a path for the transport. */
  public SocketPaths(List<SocketMount> all, Function<SocketMount, Optional<String>> path) {
    for (SocketMount mount : all) {
      path.apply(mount).ifPresent(text -> mounts.put(PathTemplate.parse(text), mount));
    }
  }

  public Map<PathTemplate, SocketMount> mounts() {
    return mounts;
  }

  /**
   * Will find the mount of a request.
   *
   * @param path below the context path, as {@link PathTemplate#segments} took it apart
   * @throws io.garuda.param.MalformedParamsException if its query is not UTF-8
   */
  public Optional<ConnectRequest> match(List<String> path, HttpServletRequest request) {
    for (Map.Entry<PathTemplate, SocketMount> entry : mounts.entrySet()) {
      Optional<Params> variables = entry.getKey().match(path);
      if (variables.isPresent()) {
        return Optional.of(new ConnectRequest(entry.getValue(), variables.get(), request));
      }
    }
    return Optional.empty();
  }
}
