package io.garuda.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.garuda.quota.Refusal.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
  private static final String ADA = "203.0.113.1";
  private static final String BOB = "203.0.113.2";
  private static final Quotas FEW =
      Quotas.standard().sockets(10).perAddress(4).perUser(3).withoutRates();

  private final AtomicLong now = new AtomicLong();
  private final AtomicBoolean draining = new AtomicBoolean();

  private Admission admission(Quotas quotas) {
    return new Admission(quotas, draining::get, (delay, task) -> {}, now::get);
  }

  private static List<Slot> slots(Admission admission, String address, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> slot(admission.admit(address)))
        .toList();
  }

  private static Slot slot(Admission.Outcome outcome) {
    assertThat(outcome).isInstanceOf(Slot.class);
    return (Slot) outcome;
  }

  private static void assertRefused(Admission.Outcome outcome, Reason reason, int status) {
    assertThat(outcome).isInstanceOfSatisfying(Refusal.class, refusal -> {
      assertThat(refusal.reason()).isEqualTo(reason);
      assertThat(refusal.reason().status()).isEqualTo(status);
      assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    });
  }

  @Test
  void anAddressHasItsQuotaAndOthersHaveTheirs() {
    Admission admission = admission(FEW);
    List<Slot> held = slots(admission, ADA, 4);
    assertRefused(admission.admit(ADA), Reason.ADDRESS, 429);
    slots(admission, BOB, 4);
    assertRefused(admission.admit(BOB), Reason.ADDRESS, 429);
    held.get(0).release();
    slot(admission.admit(ADA));
    assertRefused(admission.admit(ADA), Reason.ADDRESS, 429);
    assertThat(admission.refused(Reason.ADDRESS)).isEqualTo(3);
  }

  @Test
  void allHaveAQuotaThatNoRefusedOneUsesUp() {
    Admission admission = admission(FEW);
    slots(admission, "127.0.0.1", 10);
    for (int i = 0; i < 5; i++) {
      assertRefused(admission.admit(ADA), Reason.FULL, 503);
    }
    assertThat(admission.sockets()).isEqualTo(10);
    assertThat(admission.keys()).as("of addresses that were refused").isZero();
  }

  @Test
  void aUserHasAQuotaOverAllAddresses() {
    Admission admission = admission(FEW);
    List<Slot> held = new ArrayList<>();
    for (String address : List.of(ADA, BOB, "203.0.113.3")) {
      held.add(slot(admission.admit(address)));
    }
    held.forEach(slot -> assertThat(slot.claim("ada")).isEmpty());
    Slot fourth = slot(admission.admit("203.0.113.4"));
    assertRefused(fourth.claim("ada").orElseThrow(), Reason.USER, 429);
    assertThat(fourth.claim("bob")).isEmpty();
    held.get(0).release();
    held.get(0).release();
    assertThat(slot(admission.admit(ADA)).claim("ada")).isEmpty();
    assertThat(slot(admission.admit(ADA)).claim("ada")).isPresent();
  }

  @Test
  void aReleasedPlaceIsNobodys() {
    Admission admission = admission(FEW);
    Slot slot = slot(admission.admit(ADA));
    slot.release();
    assertThatThrownBy(() -> slot.claim("ada")).isInstanceOf(IllegalStateException.class);
    assertThat(admission.sockets() + admission.keys()).isZero();
  }

  @Test
  void addressesComeAtTheirRateAndAllAtTheirs() {
    Admission admission =
        admission(Quotas.standard().connectsPerSecondOfAddress(2, 3).connectsPerSecond(10, 5));
    slots(admission, ADA, 3);
    for (int i = 0; i < 100; i++) {
      assertRefused(admission.admit(ADA), Reason.ADDRESS_RATE, 429);
    }
    slots(admission, BOB, 2); // what is left of all: the flood took nothing of it
    assertRefused(admission.admit(BOB), Reason.RATE, 503);
    assertThat(admission.sockets()).isEqualTo(5);
    now.addAndGet(Duration.ofMillis(500).toNanos());
    slots(admission, ADA, 1);
    assertRefused(admission.admit(ADA), Reason.ADDRESS_RATE, 429);
    slots(admission, "127.0.0.1", 4);
    assertRefused(admission.admit("127.0.0.1"), Reason.RATE, 503);
  }

  @Test
  void nobodyIsAdmittedWhileClientsAreSentAway() {
    Admission admission = admission(FEW);
    draining.set(true);
    assertRefused(admission.admit(ADA), Reason.DRAINING, 503);
    draining.set(false);
    slot(admission.admit(ADA));
  }

  @Test
  void clientsAreToldDifferentTimes() {
    Admission admission = admission(FEW);
    slots(admission, ADA, 4);
    Set<Duration> told = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      told.add(((Refusal) admission.admit(ADA)).retryAfter());
    }
    assertThat(told).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1,        203.0.113.2,              false",
    "203.0.113.1,        ::ffff:203.0.113.1,       true",
    "2001:db8:0:1::1,    2001:db8:0:1:ffff::2,     true",
    "2001:db8:0:1::1,    2001:db8:0:2::1,          false",
    "fe80::1%eth0,       fe80::2%7,                true",
  })
  void addressesOfOneClientCountAsOne(String first, String second, boolean same) {
    Admission admission = admission(FEW.perAddress(1));
    slots(admission, first, 1);
    assertThat(admission.admit(second) instanceof Refusal).isEqualTo(same);
  }

  @Test
  void aPrefixOfSixIsTheEndpointsChoice() {
    Admission admission = admission(FEW.perAddress(1).ipv6Prefix(48));
    slots(admission, "2001:db8:0:1::1", 1);
    assertRefused(admission.admit("2001:db8:0:2::1"), Reason.ADDRESS, 429);
    slots(admission, "2001:db8:1::1", 1);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1", "''", "unknown", "a%b"})
  void addressesOfThisMachineAndNoneAreOnlyCountedInAll(String address) {
    Admission admission = admission(FEW.perAddress(1));
    slots(admission, address, 10);
    assertRefused(admission.admit(address), Reason.FULL, 503);
    assertThat(slot(admission(FEW).admit(null))).isNotNull();
  }

  @Test
  void theQuotaOfAnAddressIsAQuarterOfAllUnlessItIsSet() {
    assertThat(Quotas.standard().sockets(400).perAddress()).isEqualTo(100);
    assertThat(Quotas.standard().perAddress(7).sockets(400).perAddress()).isEqualTo(7);
    assertThat(Quotas.standard().sockets(1).perAddress()).isEqualTo(1);
    assertThat(Quotas.none().perAddress()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whatCannotBeIsRefused() {
    Quotas standard = Quotas.standard();
    assertThatThrownBy(() -> standard.perUser(0)).hasMessage("expected a quota above zero, got: 0");
    assertThatThrownBy(() -> standard.connectsPerSecond(0, 1)).hasMessageContaining("above zero");
    assertThatThrownBy(() -> standard.ipv6Prefix(129)).hasMessageContaining("1 to 128 bits");
    assertThatThrownBy(() -> standard.uncounted("localhost")).hasMessageContaining("10.0.0.0/8");
  }

  @Test
  void aHundredThousandAddressesAreForgotten() {
    Admission admission = admission(Quotas.standard());
    for (int i = 0; i < 100_000; i++) {
      now.addAndGet(Duration.ofMillis(1).toNanos());
      Slot slot = slot(admission.admit("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)));
      assertThat(slot.claim("user " + i)).isEmpty();
      slot.release();
    }
    assertThat(admission.sockets()).isZero();
    assertThat(admission.keys()).isEqualTo(20_000); // buckets of those that came last
  }

  /** Many threads come and go at random: no quota is ever exceeded, and in the end nothing is held. */
  @Test
  void noQuotaIsExceededByThreadsThatRace() throws Exception {
    int threads = 8;
    Admission admission = admission(FEW);
    Tally all = new Tally(10);
    List<Tally> addresses = IntStream.range(0, 5).mapToObj(i -> new Tally(4)).toList();
    List<Tally> users = IntStream.range(0, 3).mapToObj(i -> new Tally(3)).toList();
    AtomicInteger admitted = new AtomicInteger();
    List<Thread> running = IntStream.range(0, threads)
        .mapToObj(seed -> new Thread(() -> {
          Random random = new Random(seed);
          List<Runnable> ends = new ArrayList<>();
          for (int i = 0; i < 20_000; i++) {
            if (!ends.isEmpty() && random.nextInt(3) == 0) {
              ends.remove(random.nextInt(ends.size())).run();
            }
            int address = random.nextInt(5);
            int user = random.nextInt(3);
            if (!(admission.admit("203.0.113." + address) instanceof Slot slot)) {
              continue;
            }
            admitted.incrementAndGet();
            all.enter();
            addresses.get(address).enter();
            Optional<Refusal> refused = slot.claim("user " + user);
            if (refused.isEmpty()) {
              users.get(user).enter();
            }
            ends.add(() -> {
              refused.ifPresentOrElse(refusal -> {}, users.get(user)::leave);
              addresses.get(address).leave();
              all.leave();
              slot.release();
              slot.release();
            });
          }
          ends.forEach(Runnable::run);
        }))
        .toList();
    running.forEach(Thread::start);
    for (Thread thread : running) {
      thread.join();
    }
    assertThat(all.exceeded || addresses.stream().anyMatch(each -> each.exceeded))
        .isFalse();
    assertThat(users).noneMatch(each -> each.exceeded);
    assertThat(admitted.get()).isGreaterThan(1_000);
    assertThat(admission.refused(Reason.FULL)).isPositive();
    assertThat(admission.refused(Reason.ADDRESS)).isPositive();
    assertThat(admission.refused(Reason.USER)).isPositive();
    assertThat(admission.sockets() + admission.keys()).isZero();
  }

  /** Counts on the test's side: entered after a place was given, left before it is given back. */
  private static final class Tally {
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();
    volatile boolean exceeded;

    Tally(int most) {
      this.most = most;
    }

    void enter() {
      if (inside.incrementAndGet() > most) {
        exceeded = true;
      }
    }

    void leave() {
      inside.decrementAndGet();
    }
  }
}
