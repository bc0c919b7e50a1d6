package io.garuda.contract;

import io.garuda.conn.Conn;
import io.garuda.plug.Parsers;
import io.garuda.plug.Plug;
import java.time.Duration;

/** Reads bodies as the contract says, and with small limits below {@code /small}. */
final class PathParsers implements Plug {
  private static final Parsers SMALL = new Parsers()
      .limit(1_000)
      .multipartLimit(100_000)
      .maxFields(10)
      .maxParts(5)
      .timeout(Duration.ofSeconds(2), 500);

  private final Parsers parsers = new Parsers();

  @Override
  public void call(Conn conn) {
    (conn.rawPath().startsWith("/small") ? SMALL : parsers).call(conn);
  }
}
