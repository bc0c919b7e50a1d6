package io.garuda.channel;

/** Says that a channel has no such event; it ends the channel, as in Phoenix. */
public final class UnhandledEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnhandledEventException(Class<?> channel, String event) {
    super("expected an event that " + channel.getSimpleName() + ".handleIn handles, got: \"" + event
        + "\"; add a case for it, or a method with @On");
  }
}
