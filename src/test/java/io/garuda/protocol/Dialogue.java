package io.garuda.protocol;

import io.garuda.wire.Handshake;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Does the steps of one row, in order, on this thread. */
final class Dialogue implements AutoCloseable {
  private static final Set<String> REQUESTS =
      Set.of("WS", "TCP", "GET", "POST", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH");

  private final URI base;
  private final URI others;
  private final Names names = new Names();
  private final Map<String, Party> parties = new HashMap<>();
  private long bytesBefore;
  private Duration deadline = Duration.ofSeconds(5);

  Dialogue(URI base) {
    this(base, base);
  }

  /** Will let clients that have a name connect to another node. */
  Dialogue(URI base, URI others) {
    this.base = base;
    this.others = others;
    names.set("base", Handshake.below(base, ""));
  }

  void run(List<Step> steps) {
    if (steps.stream().anyMatch(step -> step.verb().equals("heap"))) {
      bytesBefore = LiveObjects.bytes();
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      try {
        if (step.verb().equals("again")) {
          again(step, steps.subList(0, i));
        } else {
          run(step);
        }
      } catch (AssertionError | RuntimeException e) {
        e.addSuppressed(new AssertionError("at " + step));
        throw e;
      }
    }
  }

  private void again(Step step, List<Step> before) {
    String[] words = step.rest().split("x ", -1); // such as 59x 3
    int first = before.size() - Integer.parseInt(words[1]);
    for (int i = 0; i < Integer.parseInt(words[0]); i++) {
      before.subList(first, before.size()).forEach(this::run);
    }
  }

  private void run(Step step) {
    if (REQUESTS.contains(step.verb())) {
      request(step);
      return;
    }
    if (step.verb().equals("skip")) {
      Assumptions.assumeFalse(Expectation.SERVER.startsWith(step.word()), step.rest());
      return;
    }
    if (step.verb().equals("heap") && step.rest().matches("[\\d_]+")) {
      LiveObjects.awaitBytes(bytesBefore + Long.parseLong(step.rest().replace("_", "")));
      return;
    }
    if (step.verb().equals("heap")) {
      LiveObjects.awaitAtMost(step.word(), Long.parseLong(step.rest().split(" ", -1)[1]));
      return;
    }
    if (step.verb().equals("within")) {
      deadline = Party.duration(step.rest());
      parties.values().forEach(party -> party.client().deadline(deadline));
      return;
    }
    Party party = party(step);
    switch (step.verb()) {
      case "->" -> repeat(step, one -> party.send(names.in(one.rest())));
      case "<-" -> repeat(step, one -> new Expectation(one, party, names).next());
      case "<~" -> repeat(step, one -> new Expectation(one, party, names).among());
      case "served" -> served(party, step);
      case "cut" -> party.close();
      case "abort" -> party.client().abort();
      case "halfclose" -> party.client().halfClose();
      default -> throw new IllegalArgumentException("expected a step, got: " + step);
    }
  }

  private interface Once {
    void run(Step step);
  }

  /** Will do a step that begins with {@code 100x} so often, {@code $i} counts from 1. */
  private void repeat(Step step, Once once) {
    if (!step.word().matches("\\d+x")) {
      once.run(step);
      return;
    }
    int times = Integer.parseInt(step.word().replace("x", ""));
    Step each = step.withRest(step.rest().substring(step.word().length()).strip());
    for (int i = 1; i <= times; i++) {
      names.set("i", Integer.toString(i));
      once.run(each);
    }
  }

  private void request(Step step) {
    URI base = step.party().isEmpty() ? this.base : others;
    Party before = parties.get(step.party());
    if (before != null && !step.verb().equals("WS") && !step.verb().equals("TCP")) {
      before.request(base, step, names);
    } else {
      if (before != null) {
        before.close();
      }
      Party party = Party.begin(base, step, names);
      party.client().deadline(deadline);
      parties.put(step.party(), party);
    }
  }

  private Party party(Step step) {
    Party party = parties.get(step.party());
    if (party == null) {
      throw new IllegalArgumentException("expected a client that has connected, got: " + step);
    }
    return party;
  }

  /** Will see by a heartbeat that the socket lives; what comes before its reply is passed over. */
  private void served(Party party, Step step) {
    party.send("[null,\"alive\",\"phoenix\",\"heartbeat\",{}]");
    String reply = "[null,\"alive\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]";
    new Expectation(step.withRest(reply), party, names).among();
  }

  @Override
  public void close() {
    parties.values().forEach(Party::close);
  }
}
