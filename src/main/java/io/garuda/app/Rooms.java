package io.garuda.app;

import io.garuda.app.Message.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The rooms that are open: at first the lobby, and at most {@value #MAX_ROOMS}. */
@ApplicationScoped
public class Rooms {
  public static final int MAX_ROOMS = 100;
  public static final int MAX_NAME_LENGTH = 40;

  private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();
  private final Clock clock;

  public Rooms() {
    this(Clock.systemUTC());
  }

  Rooms(Clock clock) {
    this.clock = clock;
    rooms.put("lobby", new Room("lobby", "Lobby"));
  }

  /** Will return all rooms, by name. */
  public List<Room> list() {
    return rooms.values().stream()
        .sorted(Comparator.comparing(Room::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  public Optional<Room> find(String id) {
    return Optional.ofNullable(rooms.get(id));
  }

  /**
   * Will return a room that must be there.
   *
   * @throws RoomNotFoundException if it is not
   */
  public Room fetch(String id) {
    return find(id).orElseThrow(() -> new RoomNotFoundException(id));
  }

  /** Will open a room, or return the one that is open under that name already. */
  public Checked<Room> open(@Nullable String rawName) {
    String name = Text.line(rawName);
    String id = slug(name);
    if (id.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      return Checked.invalid(Map.of(
          "name",
          "A room needs a name of 1 to " + MAX_NAME_LENGTH + " letters, digits and spaces."));
    }
    Room open = rooms.get(id);
    if (open == null && rooms.size() >= MAX_ROOMS) {
      return Checked.invalid(Map.of("name", MAX_ROOMS + " rooms are open. No more fit in."));
    }
    return Checked.valid(
        open != null ? open : rooms.computeIfAbsent(id, key -> new Room(id, name)));
  }

  /**
   * Will accept a message; the errors stand under {@code nick} and {@code body}.
   *
   * @throws RoomNotFoundException if there is no such room
   */
  public Checked<Message> post(
      String id, @Nullable String rawNick, @Nullable String rawBody, Source source) {
    Room room = fetch(id);
    Map<String, String> errors = new LinkedHashMap<>();
    Checked<String> nick = Nick.check(rawNick);
    if (nick instanceof Checked.Invalid<String> invalid) {
      errors.putAll(invalid.errors());
    }
    String body = Text.lines(rawBody);
    if (body.isEmpty()) {
      errors.put("body", "A message needs some text.");
    } else if (body.length() > Message.MAX_LENGTH) {
      errors.put("body", "A message has at most " + Message.MAX_LENGTH + " characters.");
    }
    return errors.isEmpty() && nick instanceof Checked.Valid<String> valid
        ? Checked.valid(room.post(valid.value(), body, source, clock.instant()))
        : Checked.invalid(errors);
  }

  private static String slug(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }
}
