package io.garuda.launcher.dev;

/** Says what is wrong with a project, or with the tools that build it. */
public final class ProjectException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ProjectException(String message) {
    super(message);
  }

  ProjectException(String message, Throwable cause) {
    super(message, cause);
  }
}
