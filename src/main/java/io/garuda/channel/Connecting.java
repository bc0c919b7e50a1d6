package io.garuda.channel;

import io.garuda.channel.SocketRuntime.Connect;
import io.garuda.param.Params;
import io.garuda.param.ShownParams;
import io.garuda.quota.Admission;
import io.garuda.quota.Refusal;
import io.garuda.quota.Slot;
import io.garuda.socket.Serializer;
import io.garuda.telemetry.Event;
import io.garuda.telemetry.Probe;
import io.garuda.telemetry.SocketInfo;
import java.time.Duration;
import java.util.Optional;

/** One attempt to connect: decides it, and tells what became of it; on the request's thread. */
final class Connecting {
  private final SocketRuntime runtime;
  private final SocketMount mount;
  private final Params params;
  private final ConnectInfo info;
  private final String vsn;
  private SocketInfo about;

  Connecting(SocketRuntime runtime, SocketMount mount, Params params, ConnectInfo info) {
    this.runtime = runtime;
    this.mount = mount;
    this.params = params;
    this.info = info;
    this.vsn = vsn(params);
    this.about = about(mount, info.transport(), vsn);
  }

  private static String vsn(Params params) {
    return params.nested("vsn").names().isEmpty() ? params.get("vsn").orElse("1.0.0") : "many";
  }

  static SocketInfo about(SocketMount mount, String transport, String vsn) {
    return new SocketInfo(
        mount.handler(), mount.path(), transport, vsn, Optional.empty(), mount.log());
  }

  /** Will tell of a refusal before anybody was asked. */
  static void refused(
      SocketEvents events,
      SocketMount mount,
      Params params,
      String transport,
      int status,
      String by) {
    if (events.connected.isOn()) {
      events.connected.emit(new Event.SocketConnected(
          Duration.ZERO,
          about(mount, transport, vsn(params)),
          by,
          status,
          by,
          ShownParams.of(events.filter(), params)));
    }
  }

  Connect connect() {
    Optional<Serializer> serializer = mount.serializers().negotiate(vsn);
    if (serializer.isEmpty()) {
      Connect refused = Connect.refused(
          403,
          "expected a vsn of " + mount.serializers() + ", got: \""
              + vsn.replaceAll("\\p{Cntrl}", "?") + "\"");
      tell(Duration.ZERO, "vsn", refused);
      return refused;
    }
    Admission.Outcome outcome = runtime.admission().admit(info.peerAddress());
    if (outcome instanceof Refusal refusal) {
      return turnedAway(refusal);
    }
    return connect(serializer.get(), (Slot) outcome);
  }

  private Connect connect(Serializer serializer, Slot slot) {
    long started = runtime.events().connected.start();
    Connect decided = Connect.refused(500, "connect threw");
    String result = "crash";
    try {
      decided = ask(serializer, slot);
      result = decided.connection().isPresent() ? "ok" : "connect";
      return decided;
    } finally {
      if (decided.connection().isEmpty()) {
        slot.release();
      }
      if (decided.retryAfter().isEmpty()) {
        tell(Probe.since(started), result, decided);
      }
    }
  }

  private Connect ask(Serializer serializer, Slot slot) {
    UserCode.Handle<? extends SocketHandler> handler = runtime.userCode().create(mount.handler());
    boolean accepted = false;
    try {
      SocketConnection candidate = new SocketConnection(
          runtime, mount, handler.instance().channels(), handler, serializer, about, slot);
      ConnectResult asked = candidate.connect(params, info);
      about = candidate.report().about();
      if (asked instanceof ConnectResult.Refused refused) {
        return Connect.refused(refused.status(), refused.reason());
      }
      Optional<Refusal> tooMany = candidate.user().flatMap(slot::claim);
      if (tooMany.isPresent()) {
        return turnedAway(tooMany.get());
      }
      accepted = true;
      return Connect.accepted(candidate);
    } finally {
      if (!accepted) {
        handler.release().run();
      }
    }
  }

  private void tell(Duration took, String result, Connect decided) {
    Probe<Event.SocketConnected> probe = runtime.events().connected;
    if (probe.isOn()) {
      probe.emit(new Event.SocketConnected(
          took,
          about,
          result,
          decided.status(),
          decided.reason(),
          ShownParams.of(runtime.events().filter(), params)));
    }
  }

  private Connect turnedAway(Refusal refusal) {
    Probe<Event.SocketTurnedAway> probe = runtime.events().turnedAway;
    String reason = refusal.reason().toString();
    int status = refusal.reason().status();
    if (probe.isOn()) {
      probe.emit(new Event.SocketTurnedAway(about, reason, status, refusal.retryAfter()));
    }
    return Connect.refused(refusal);
  }
}
