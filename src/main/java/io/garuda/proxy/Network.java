package io.garuda.proxy;

import java.util.Optional;

/** The addresses that share their first bits with one; a single address is a network of its own. */
public record Network(IpAddress base, int bits) {
  private static final int V4_PREFIX = 96;
  private static final int LONGEST = 128;

  /**
   * Will read an address, or a network such as {@code 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    int prefix = literal.indexOf(':') < 0 ? V4_PREFIX : 0;
    int bits = slash < 0 ? LONGEST : prefix + length(text.substring(slash + 1), text);
    Optional<IpAddress> address = IpAddress.parse(literal);
    if (address.isEmpty() || bits > LONGEST) {
      throw malformed(text);
    }
    IpAddress base = address.get().first(bits);
    if (!base.equals(address.get())) {
      throw new IllegalArgumentException("expected a network of " + (bits - prefix)
          + " bits, such as \"" + base + "/" + (bits - prefix) + "\", got: \"" + text + "\"");
    }
    return new Network(base, bits);
  }

  private static int length(String bits, String text) {
    if (!Port.isNumber(bits, 3)) {
      throw malformed(text);
    }
    return Integer.parseInt(bits);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "expected an address or a network such as \"127.0.0.1\", \"10.0.0.0/8\" or \"fd00::/8\","
            + " got: \"" + text + "\"; names of hosts are not looked up");
  }

  /** Whether an address is one of them. */
  public boolean contains(IpAddress address) {
    return address.first(bits).equals(base);
  }
}
