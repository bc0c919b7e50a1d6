package io.garuda.quota;

import io.garuda.param.LogText;
import io.garuda.quota.Refusal.Reason;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of the first refusal at once, then of all of 10 s together, so that no flood fills the log. */
final class RefusalLog {
  private static final System.Logger LOG = System.getLogger(RefusalLog.class.getName());
  private static final Duration TOGETHER = Duration.ofSeconds(10);

  private record Tally(long count, String last) {}

  private final Quotas quotas;
  private final Admission.Later later;
  private final Map<Reason, Tally> untold = new EnumMap<>(Reason.class);
  private boolean gathering;

  RefusalLog(Quotas quotas, Admission.Later later) {
    this.quotas = quotas;
    this.later = later;
  }

  /** Will count a refusal; {@code who} exceeded a quota of its own, or is empty. */
  void refused(Reason reason, String who) {
    synchronized (this) {
      Tally before = untold.get(reason);
      untold.put(reason, new Tally(before == null ? 1 : before.count + 1, who));
      if (gathering) {
        return;
      }
      gathering = true;
    }
    tell("");
    later.schedule(TOGETHER, this::tellMore);
  }

  private void tellMore() {
    synchronized (this) {
      gathering = !untold.isEmpty();
      if (!gathering) {
        return;
      }
    }
    tell(" within " + TOGETHER.toSeconds() + " s");
    later.schedule(TOGETHER, this::tellMore);
  }

  private void tell(String time) {
    Map<Reason, Tally> told;
    synchronized (this) {
      told = new EnumMap<>(untold);
      untold.clear();
    }
    boolean fair = told.keySet().equals(Set.of(Reason.DRAINING));
    long count = told.values().stream().mapToLong(Tally::count).sum();
    LOG.log(
        fair ? Level.INFO : Level.WARNING,
        "refused " + count + (count == 1 ? " socket" : " sockets") + time + ": "
            + told.entrySet().stream()
                .map(each -> each.getValue().count + " " + why(each.getKey(), each.getValue().last))
                .collect(Collectors.joining("; ")));
  }

  private String why(Reason reason, String who) {
    return switch (reason) {
      case DRAINING -> "since clients are sent away";
      case FULL -> "above the quota of " + quotas.sockets() + " in all: sockets(…)";
      case RATE -> "above the rate of all: connectsPerSecond(…)";
      case ADDRESS ->
        "above the quota of an address, " + quotas.perAddress() + ", such as " + who
            + ": perAddress(…), or trustedProxies if that is a proxy of yours";
      case ADDRESS_RATE ->
        "above the rate of an address, such as " + who
            + ": connectsPerSecondOfAddress(…), or trustedProxies if that is a proxy of yours";
      case USER ->
        "above the quota of a user, " + quotas.perUser() + ", such as " + LogText.of(who)
            + ": perUser(…)";
    };
  }
}
