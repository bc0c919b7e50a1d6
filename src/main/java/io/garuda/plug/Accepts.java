package io.garuda.plug;

import io.garuda.conn.AcceptHeader;
import io.garuda.conn.Conn;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the format to answer in ({@code Phoenix.Controller.accepts}).
 *
 * <p>The parameter {@code _format} decides, or else the header {@code Accept}; a client without a
 * preference gets the first format.
 */
public final class Accepts implements Plug {
  private final List<String> formats;

  /** Will accept formats such as {@code html} and {@code json}, the preferred one first. */
  public Accepts(String... formats) {
    if (formats.length == 0) {
      throw new IllegalArgumentException("expected formats such as \"html\", got none");
    }
    this.formats = List.of(formats);
  }

  @Override
  public void call(Conn conn) {
    conn.putFormat(choose(conn));
  }

  private String choose(Conn conn) {
    Optional<String> asked = conn.params().get("_format");
    if (asked.isPresent()) {
      return asked
          .filter(formats::contains)
          .orElseThrow(
              () -> new NotAcceptableException("_format \"" + asked.get() + "\"", formats));
    }
    String accept = conn.header("accept").orElse("");
    return AcceptHeader.parse(accept)
        .choose(formats)
        .orElseThrow(() -> new NotAcceptableException("accept \"" + accept + "\"", formats));
  }
}
