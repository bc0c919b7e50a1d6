package io.garuda.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.HttpCookie;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came over the wire (RFC 9112), whole. */
@SuppressWarnings("ArrayRecordComponent") // one test's own
record ConnAnswer(String statusLine, List<String> headers, byte[] body) {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset=\"?([^\";]+)", Pattern.CASE_INSENSITIVE);
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  /**
   * Will parse all bytes of a connection.
   *
   * @throws EOFException if they end before the answer does
   */
  static ConnAnswer parse(String method, byte[] bytes) throws EOFException {
    int end = indexOf(bytes, END_OF_HEAD, 0);
    if (end < 0) {
      throw new EOFException("an end after " + bytes.length + " bytes, without a whole head");
    }
    List<String> lines =
        List.of(new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n"));
    byte[] rest = Arrays.copyOfRange(bytes, end + END_OF_HEAD.length, bytes.length);
    ConnAnswer head = new ConnAnswer(lines.get(0), lines.subList(1, lines.size()), rest);
    int status = head.status();
    if (status < 200) {
      return parse(method, rest);
    }
    return method.equals("HEAD") || status == 204 || status == 304
        ? head
        : new ConnAnswer(head.statusLine, head.headers, head.wholeBody());
  }

  private byte[] wholeBody() throws EOFException {
    if (header("transfer-encoding").isPresent()) {
      return unchunked();
    }
    int length = header("content-length").map(Integer::valueOf).orElse(body.length);
    if (length > body.length) {
      throw new EOFException("an end after " + body.length + " of " + length + " bytes");
    }
    return Arrays.copyOf(body, length);
  }

  private byte[] unchunked() throws EOFException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = indexOf(body, new byte[] {'\r', '\n'}, at);
      if (line < 0) {
        throw new EOFException("an end after " + out.size() + " bytes, without the last chunk");
      }
      int size = Integer.parseInt(new String(body, at, line - at, StandardCharsets.US_ASCII), 16);
      at = line + 2;
      if (size == 0) {
        return out.toByteArray();
      }
      if (at + size + 2 > body.length) {
        throw new EOFException("an end after " + out.size() + " bytes, within a chunk");
      }
      out.write(body, at, size);
      at += size + 2;
    }
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  int status() {
    return Integer.parseInt(statusLine.split(" ", 3)[1]);
  }

  Optional<String> header(String name) {
    return all(name).findFirst();
  }

  Stream<String> all(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(header -> header.substring(prefix.length()).strip());
  }

  String text() {
    Matcher charset = CHARSET.matcher(header("content-type").orElse(""));
    return new String(
        body, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
  }

  /** Will add the cookies that are set, and take away those that are expired. */
  void keepCookies(Map<String, String> cookies) {
    all("set-cookie").flatMap(line -> HttpCookie.parse(line).stream()).forEach(cookie -> {
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    });
  }

  /** Will show status, headers and the beginning of the body. */
  String excerpt(int characters) {
    String text = text();
    return Stream.concat(Stream.of(statusLine), headers.stream())
            .collect(Collectors.joining("\n", "", "\n\n"))
        + (text.length() <= characters
            ? text
            : text.substring(0, characters) + "... (" + text.length() + " characters)");
  }
}
