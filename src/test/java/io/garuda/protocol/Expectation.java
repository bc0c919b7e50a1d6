package io.garuda.protocol;

import io.garuda.server.InstalledServer;
import io.garuda.wire.CutFrameException;
import io.garuda.wire.HttpAnswer;
import io.garuda.wire.Opcode;
import io.garuda.wire.Received;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client must get next, by a line of a table. */
final class Expectation {
  static final String SERVER = InstalledServer.named().orElse("tomcat-embedded");

  private final Step step;
  private final Party party;
  private final Names names;
  private final String expected;

  Expectation(Step step, Party party, Names names) {
    this.step = step;
    this.party = party;
    this.names = names;
    this.expected = here(step);
  }

  /** Will choose what this server is known to do, if it is no other's. */
  private static String here(Step step) {
    for (String line : step.below()) {
      String[] named = line.split(": ", 2);
      if (named.length == 2 && named[0].matches("[a-z0-9.-]+") && SERVER.startsWith(named[0])) {
        return named[1].replaceFirst(" -- .*", "");
      }
    }
    return step.rest();
  }

  private boolean isAnswer() {
    return expected.matches("\\d{3}( .*)?");
  }

  /** Will take the next thing, which must be it. */
  void next() {
    if (isAnswer()) {
      answered(nextAnswer());
    } else if (expected.startsWith("header ")) {
      header(party.answer(), expected.substring("header ".length()));
    } else if (expected.startsWith("nothing ")) {
      party.beUpgraded();
      if (party.client().hasMore(Party.duration(expected.substring("nothing ".length())))) {
        throw new AssertionError("expected nothing, got: " + party.client().next());
      }
    } else {
      party.beUpgraded();
      Received got = party.client().next();
      if (!isExpected(got)) {
        throw new AssertionError("expected " + names.in(expected) + ", got: " + got);
      }
      conclude(got);
    }
  }

  /** Will pass over what comes before it, such as polls for which nothing came. */
  void among() {
    if (isAnswer()) {
      HttpAnswer got = party.nextAnswer();
      while (got.body().startsWith("{\"status\":204,")) {
        party.repeat();
        got = party.nextAnswer();
      }
      answered(got);
      return;
    }
    party.beUpgraded();
    for (; ; ) {
      Received got;
      try {
        got = party.client().next();
      } catch (CutFrameException e) {
        if (expected.endsWith(" or cut")) {
          return;
        }
        throw e;
      }
      if (isExpected(got)) {
        conclude(got);
        return;
      }
      if (got.isEnd() || got.is(Opcode.CLOSE)) {
        throw new AssertionError("expected " + names.in(expected) + ", got: " + got);
      }
    }
  }

  private boolean isExpected(Received got) {
    if (expected.startsWith("[") || expected.startsWith("{")) {
      return got.is(Opcode.TEXT) && names.match(expected, got.text());
    }
    return List.of(expected.split(" or ", -1)).stream().anyMatch(one -> is(one, got));
  }

  private boolean is(String one, Received got) {
    String[] words = one.split(" ", 2);
    String rest = words.length < 2 ? "" : names.in(words[1]);
    return switch (words[0]) {
      case "end", "cut" -> got.isEnd();
      case "close", "closing" -> got.is(Opcode.CLOSE) && rest.equals("" + got.closeCode());
      case "text" -> got.is(Opcode.TEXT) && Arrays.equals(Bytes.of(rest), got.bytes());
      case "bin" -> got.is(Opcode.BINARY) && Arrays.equals(Bytes.of(rest), got.bytes());
      case "pong" -> got.is(Opcode.PONG) && Arrays.equals(Bytes.of(rest), got.bytes());
      default -> throw new IllegalArgumentException("expected an expectation, got: " + step);
    };
  }

  /** Will do a client's part of the close, and see the connection end. */
  private void conclude(Received got) {
    if (got.is(Opcode.CLOSE) && !expected.startsWith("closing")) {
      if (!party.saidClose()) {
        party.echoClose(got.closeCode());
      }
      party.client().awaitEnd();
    }
  }

  private @Nullable HttpAnswer nextAnswer() {
    try {
      return party.nextAnswer();
    } catch (UncheckedIOException e) {
      if (expected.endsWith(" or end")) {
        return null;
      }
      throw e;
    }
  }

  private void answered(@Nullable HttpAnswer got) {
    if (got == null) {
      return;
    }
    if (expected.matches("\\d{3} or \\d{3}")) {
      if (!expected.contains(Integer.toString(got.status()))) {
        throw new AssertionError("expected status " + expected + ", got: " + got);
      }
      return;
    }
    String[] words = expected.replaceFirst(" or end$", "").split(" ", 2);
    if (got.status() != Integer.parseInt(words[0])) {
      throw new AssertionError("expected status " + words[0] + ", got: " + got);
    }
    if (words.length == 2
        && (words[1].equals("empty")
            ? !got.body().isEmpty()
            : !names.match(words[1], got.body()))) {
      throw new AssertionError("expected " + names.in(words[1]) + ", got: " + got.body());
    }
    messages(got);
  }

  /** Will compare the messages of a poll with the lines behind {@code |}. */
  private void messages(HttpAnswer got) {
    List<String> lines = step.below().stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.substring(2))
        .toList();
    if (lines.isEmpty()) {
      return;
    }
    List<String> messages = Names.texts(got.body(), "messages");
    boolean equal = messages.size() == lines.size();
    for (int i = 0; equal && i < lines.size(); i++) {
      equal = names.match(lines.get(i), messages.get(i));
    }
    if (!equal) {
      throw new AssertionError("expected " + names.in(lines.toString()) + ", got: " + messages);
    }
  }

  private void header(HttpAnswer got, String line) {
    String[] header = names.in(line).split(": ?", 2);
    String value = got.header(header[0]).orElse("");
    if (!value.equalsIgnoreCase(header[1])) {
      throw new AssertionError("expected " + line + ", got: " + got.headers());
    }
  }
}
