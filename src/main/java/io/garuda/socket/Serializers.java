package io.garuda.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The serializers of a mount, each for the versions it speaks; immutable.
 *
 * <p>A client names its version in the connect parameter {@code vsn}; the first serializer that
 * speaks it is used ({@code Phoenix.Socket.negotiate_serializer}).
 */
public final class Serializers {
  private record Entry(VersionRequirement versions, Serializer serializer) {}

  private static final Serializers STANDARD = new Serializers(List.of())
      .and("~> 1.0.0", V1JsonSerializer.INSTANCE)
      .and("~> 2.0.0", V2JsonSerializer.INSTANCE);

  private final List<Entry> entries;

  private Serializers(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Will speak Phoenix's versions, 1.0.x and 2.0.x. */
  public static Serializers standard() {
    return STANDARD;
  }

  /** Will speak nothing yet. */
  public static Serializers none() {
    return new Serializers(List.of());
  }

  /**
   * Will speak further versions by a serializer of the application's.
   *
   * @param versions such as {@code ~> 3.0.0} (3.0.x), {@code ~> 3.1} (3.1 and later, below 4) or
   *     {@code 3.0.1}
   * @throws IllegalArgumentException if it is no requirement
   */
  public Serializers and(String versions, Serializer serializer) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(VersionRequirement.parse(versions), serializer));
    return new Serializers(more);
  }

  /** Will return the first serializer that speaks a version; none also if it is no version. */
  public Optional<Serializer> negotiate(String vsn) {
    return entries.stream()
        .filter(entry -> entry.versions.matches(vsn))
        .map(Entry::serializer)
        .findFirst();
  }

  /** Will list the versions, such as {@code ~> 1.0.0, ~> 2.0.0}. */
  @Override
  public String toString() {
    return String.join(
        ", ", entries.stream().map(entry -> entry.versions.text()).toList());
  }
}
