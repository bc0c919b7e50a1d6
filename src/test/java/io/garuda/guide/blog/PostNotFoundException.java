package io.garuda.guide.blog;

/** Says that no post has that id. */
public final class PostNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PostNotFoundException(long id) {
    super("expected the id of a post, got: " + id);
  }
}
