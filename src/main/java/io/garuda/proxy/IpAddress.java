package io.garuda.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** An IP address as 128 bits; an IPv4 address is the same as the IPv6 address it is mapped to. */
public record IpAddress(long high, long low) {
  private static final long MAPPED = 0xFFFF_0000_0000L;
  private static final int GROUPS = 8;
  private static final int LONGEST = 45;

  /** Will read a literal, strictly; nothing is looked up. */
  public static Optional<IpAddress> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return v4(text).stream().mapToObj(bits -> new IpAddress(0, MAPPED | bits)).findFirst();
    }
    String tail = text.substring(colon + 1);
    if (tail.indexOf('.') < 0) {
      return v6(text);
    }
    return v4(tail).stream()
        .mapToObj(bits -> text.substring(0, colon + 1) + Long.toHexString(bits >>> 16) + ":"
            + Long.toHexString(bits & 0xFFFF))
        .findFirst()
        .flatMap(IpAddress::v6);
  }

  private static OptionalLong v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4 || !Arrays.stream(parts).allMatch(IpAddress::isOctet)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Arrays.stream(parts)
        .mapToLong(Long::parseLong)
        .reduce(0, (bits, octet) -> bits << 8 | octet));
  }

  /** Without leading zeros: some take them for octal. */
  private static boolean isOctet(String part) {
    return Port.isNumber(part, 3)
        && (part.length() == 1 || part.charAt(0) != '0')
        && Integer.parseInt(part) <= 255;
  }

  private static Optional<IpAddress> v6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String[] head = groups(gap < 0 ? text : text.substring(0, gap));
    String[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
    int given = head.length + tail.length;
    if ((gap < 0 ? given != GROUPS : given >= GROUPS)
        || !Arrays.stream(head).allMatch(IpAddress::isGroup)
        || !Arrays.stream(tail).allMatch(IpAddress::isGroup)) {
      return Optional.empty();
    }
    ByteBuffer bits = ByteBuffer.allocate(16);
    IntStream.range(0, head.length).forEach(i -> put(bits, i, head[i]));
    IntStream.range(0, tail.length).forEach(i -> put(bits, GROUPS - tail.length + i, tail[i]));
    return Optional.of(new IpAddress(bits.getLong(0), bits.getLong(8)));
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static boolean isGroup(String group) {
    return !group.isEmpty()
        && group.length() <= 4
        && group.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static void put(ByteBuffer bits, int group, String hex) {
    bits.putShort(2 * group, (short) Integer.parseInt(hex, 16));
  }

  /** Will keep the first bits and clear the others. */
  public IpAddress first(int bits) {
    return new IpAddress(high & mask(bits), low & mask(bits - Long.SIZE));
  }

  /** Whether it is one of IPv4. */
  public boolean isV4() {
    return high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE;
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << (Long.SIZE - bits);
  }

  /** Will write the address as the JDK does, and so as servers write that of their peer. */
  @Override
  public String toString() {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError("expected 16 bytes to be an address", e);
    }
  }
}
