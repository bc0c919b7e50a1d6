package io.garuda.channel;

import io.garuda.session.Session;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a connecting client's request says beside its params ({@code connect_info}); for the time of
 * {@code connect} only.
 *
 * <p>Cookies and other headers are withheld on purpose, as in Phoenix: a page of another site could
 * have sent them.
 *
 * @param transport {@code websocket} or {@code longpoll}
 * @param uri of the request, with its query
 * @param peerAddress the client's address, as a trusted proxy tells it
 * @param principal who the container says it is
 * @param roles asks the container whether the principal has a role; {@code @RolesAllowed} on channels
 *     is decided by the answers at connect, as long as the connection lives
 * @param headers {@code user-agent}, {@code traceparent}, {@code tracestate} and all that begin with
 *     {@code x-} or {@code sec-websocket-}, in lower case; several of one name are joined by commas
 * @param session of the browser, if the connect param {@code _csrf_token} is one of its tokens or the
 *     mount does not ask for it
 * @param authToken the client's {@code authToken}, if the mount reads it
 */
public record ConnectInfo(
    String transport,
    URI uri,
    String peerAddress,
    @Nullable Principal principal,
    Predicate<String> roles,
    Map<String, String> headers,
    Optional<Session> session,
    Optional<String> authToken) {
  public Optional<String> userAgent() {
    return Optional.ofNullable(headers.get("user-agent"));
  }

  public boolean isUserInRole(String role) {
    return roles.test(role);
  }
}
