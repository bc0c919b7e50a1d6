package io.garuda.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.quota.Refusal.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final Logger LOGGER = Logger.getLogger(RefusalLog.class.getName());

  private final List<LogRecord> lines = new ArrayList<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final RefusalLog log =
      new RefusalLog(Quotas.standard().sockets(100).perUser(3), (delay, task) -> later.add(task));

  @BeforeEach
  void listen() {
    Filter recorded = line -> !lines.add(line);
    LOGGER.setFilter(recorded);
  }

  @AfterEach
  void leave() {
    LOGGER.setFilter(null);
  }

  @Test
  void aFloodIsOneLineInTenSeconds() {
    refuse(10_000);
    assertThat(told())
        .containsExactly("refused 1 socket: 1 above the quota of an address, 25, such as"
            + " 203.0.113.9: perAddress(…), or trustedProxies if that is a proxy of yours");
    log.refused(Reason.USER, "user\n7");
    pass();
    assertThat(told())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("refused 10000 sockets within 10 s: 9999 above the quota of an address")
        .endsWith("; 1 above the quota of a user, 3, such as user\\u000a7: perUser(…)");
    pass();
    assertThat(lines).hasSize(2);
    assertThat(later).as("nothing is scheduled when nothing happens").isEmpty();
    refuse(1);
    assertThat(lines).hasSize(3);
  }

  @Test
  void aDrainIsNothingToWarnOf() {
    log.refused(Reason.DRAINING, "");
    assertThat(told()).containsExactly("refused 1 socket: 1 since clients are sent away");
    assertThat(lines.get(0).getLevel()).isEqualTo(Level.INFO);
  }

  private void refuse(int times) {
    for (int i = 0; i < times; i++) {
      log.refused(Reason.ADDRESS, "203.0.113.9");
    }
  }

  private void pass() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  private List<String> told() {
    return lines.stream().map(LogRecord::getMessage).toList();
  }
}
