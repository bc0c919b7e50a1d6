package io.garuda.launcher;

/** Says in one line what is wrong with the command line or the environment. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
