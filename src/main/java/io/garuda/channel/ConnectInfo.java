package io.garuda.channel;

import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connecting client's request says beside its params ({@code connect_info}).
 *
 * <p>Cookies and other headers are withheld on purpose, as in Phoenix: a page of another site could
 * have sent them.
 *
 * @param uri of the request, with its query
 * @param peerAddress the client's address
 * @param principal who the container says it is
 * @param headers {@code user-agent}, trace context and all that begin with {@code x-}, in lower case
 */
public record ConnectInfo(
    URI uri, String peerAddress, @Nullable Principal principal, Map<String, String> headers) {
  public Optional<String> userAgent() {
    return Optional.ofNullable(headers.get("user-agent"));
  }
}
