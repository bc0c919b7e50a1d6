package io.garuda.app;

/** Says that no room has that id. */
public final class RoomNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RoomNotFoundException(String id) {
    super("expected the id of an open room, got: \"" + id + "\"");
  }
}
