package io.garuda.guide.blog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** All posts, in memory. */
@ApplicationScoped
public class Posts {
  private final ConcurrentMap<Long, Post> posts = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /** Will return all posts, the newest first. */
  public List<Post> list() {
    return posts.values().stream()
        .sorted(Comparator.comparing(Post::id).reversed())
        .toList();
  }

  public Optional<Post> find(long id) {
    return Optional.ofNullable(posts.get(id));
  }

  /**
   * Will return a post that must be there.
   *
   * @throws PostNotFoundException if it is not
   */
  public Post fetch(long id) {
    return find(id).orElseThrow(() -> new PostNotFoundException(id));
  }

  public Post publish(NewPost input) {
    String body = Objects.requireNonNullElse(input.body(), "");
    Post post = new Post(lastId.incrementAndGet(), input.title(), body);
    posts.put(post.id(), post);
    return post;
  }

  public void delete(Post post) {
    posts.remove(post.id());
  }
}
