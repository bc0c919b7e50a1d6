package io.garuda.param;

/**
 * A value that stands for itself in paths and queries ({@code Phoenix.Param}).
 *
 * <p>A room that is a {@code ToParam} can be given to the path helpers whole: {@code
 * RoomPath.show(room)}. Any thread calls; nothing may block.
 */
@FunctionalInterface
public interface ToParam {
  /** Will return the text of this value, such as the id that it has; never empty, not encoded. */
  String toParam();
}
