package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.guide.blog.NewPost;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Posts for programs, as JSON. */
@RequestScoped
public class PostApiController {
  @Inject
  Posts posts;

  @Inject
  Conn conn;

  @Inject
  GuideEndpoint endpoint;

  record PostJson(long id, String title) {
    static PostJson of(Post post) {
      return new PostJson(post.id(), post.title());
    }
  }

  public List<PostJson> index() {
    return posts.list().stream().map(PostJson::of).toList();
  }

  public PostJson show(@PathParam("id") long id) {
    return PostJson.of(posts.fetch(id));
  }

  public PostJson create(@Valid NewPost params) {
    Post post = posts.publish(params);
    endpoint.broadcast("news:all", "new_post", Payload.json(PostJson.of(post)));
    conn.putStatus(201);
    return PostJson.of(post);
  }
}
