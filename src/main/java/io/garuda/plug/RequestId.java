package io.garuda.plug;

import io.garuda.assigns.Key;
import io.garuda.conn.Conn;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Gives each request an id, answered in {@code x-request-id} ({@code Plug.RequestId}).
 *
 * <p>An id that came with the request is kept if it has 20 to 200 visible characters.
 */
public final class RequestId implements Plug {
  public static final Key<String> REQUEST_ID = Key.of("request_id", String.class);

  private static final String HEADER = "x-request-id";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public void call(Conn conn) {
    String id = conn.header(HEADER).filter(RequestId::acceptable).orElseGet(RequestId::generate);
    conn.assign(REQUEST_ID, id);
    conn.putHeader(HEADER, id);
  }

  private static boolean acceptable(String id) {
    return id.length() >= 20 && id.length() <= 200 && id.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private static String generate() {
    byte[] bytes = new byte[15];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
