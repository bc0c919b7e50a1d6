package io.garuda.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final Event.Broadcast EVENT = new Event.Broadcast("room:1", "shout", 2, 7);

  private final Telemetry telemetry = new Telemetry();
  private final Probe<Event.Broadcast> probe = telemetry.probe(Event.Broadcast.class);
  private final List<String> heard = new ArrayList<>();

  @Test
  void eachHandlerOfATypeHearsItsEventsInTheOrderOfTheirAttaching() {
    telemetry.attach(Event.Broadcast.class, event -> heard.add("first " + event.recipients()));
    telemetry.attach(Event.Broadcast.class, event -> heard.add("second " + event.topic()));
    telemetry.attach(Event.SocketOpened.class, event -> heard.add("another"));
    probe.emit(EVENT);
    assertThat(heard).containsExactly("first 2", "second room:1");
  }

  @Test
  void aHandlerThatThrowsIsDetachedAndCostsNobodyElseAnything() {
    telemetry.attach(Event.Broadcast.class, event -> heard.add("before"));
    telemetry.attach(Event.Broadcast.class, event -> {
      heard.add("throws");
      throw new AssertionError("planted");
    });
    telemetry.attach(Event.Broadcast.class, event -> heard.add("after"));
    probe.emit(EVENT);
    probe.emit(EVENT);
    assertThat(heard).containsExactly("before", "throws", "after", "before", "after");
  }

  @Test
  void nothingIsMeasuredWhileNobodyListens() {
    assertThat(probe.isOn()).isFalse();
    assertThat(probe.start()).isZero();
    assertThat(Probe.since(0)).isEqualTo(Duration.ZERO);

    Telemetry.Attachment attached = telemetry.attach(Event.Broadcast.class, event -> {});
    assertThat(probe.isOn()).isTrue();
    assertThat(Probe.since(probe.start())).isPositive();

    attached.detach();
    attached.detach();
    assertThat(probe.isOn()).isFalse();
  }

  @Test
  void theSameFunctionMayBeAttachedTwice() {
    Runnable add = () -> heard.add("heard");
    telemetry.attach(Event.Broadcast.class, event -> add.run());
    Telemetry.Attachment second = telemetry.attach(Event.Broadcast.class, event -> add.run());
    second.detach();
    probe.emit(EVENT);
    assertThat(heard).hasSize(1);
  }

  @Test
  void afterTheEndNobodyHearsAnything() {
    telemetry.attach(Event.Broadcast.class, event -> heard.add("heard"));
    telemetry.close();
    probe.emit(EVENT);
    assertThat(heard).isEmpty();
  }

  @Test
  void eachEventHasANameOfItsOwn() {
    List<String> names =
        Arrays.stream(Event.class.getPermittedSubclasses()).map(Event::nameOf).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("(phoenix|garuda)\\.[a-z_.]+"));
    assertThat(EVENT.name()).isEqualTo("garuda.broadcast");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void onlyEventsHaveProbes() {
    assertThatThrownBy(() -> telemetry.probe((Class) Event.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got: io.garuda.telemetry.Event");
  }
}
