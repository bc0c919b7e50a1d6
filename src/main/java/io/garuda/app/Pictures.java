package io.garuda.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures by nickname, in memory: the last {@value #KEPT}. */
@ApplicationScoped
public class Pictures {
  public static final int KEPT = 200;

  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  public synchronized Optional<Picture> find(String nick) {
    return Optional.ofNullable(pictures.get(nick));
  }

  /** Will show a person by this picture from now on. */
  public synchronized void put(String nick, Picture picture) {
    pictures.remove(nick);
    if (pictures.size() == KEPT) {
      pictures.remove(pictures.keySet().iterator().next());
    }
    pictures.put(nick, picture);
  }
}
