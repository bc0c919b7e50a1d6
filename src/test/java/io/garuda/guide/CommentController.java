package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.controller.ActionFallback;
import io.garuda.controller.Fallback;
import io.garuda.guide.blog.Posts;
import io.garuda.socket.Payload;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** Takes comments of programs, and shows them to who reads the post. */
@RequestScoped
@ActionFallback(CommentController.Refusals.class)
public class CommentController {
  @Inject
  Posts posts;

  @Inject
  GuideEndpoint endpoint;

  record Comment(String body) {}

  record Refusal(int status, String reason) {}

  /** Answers for the actions when they refuse. */
  public static final class Refusals implements Fallback<Refusal> {
    @Override
    public Object answer(Refusal refusal, Conn conn) {
      conn.putStatus(refusal.status());
      return Map.of("errors", Map.of("detail", refusal.reason()));
    }
  }

  public Object create(@PathParam("post_id") long id, Comment comment) {
    if (posts.find(id).isEmpty()) {
      return new Refusal(410, "the post is gone");
    }
    endpoint.broadcast("post:" + id, "comment", Payload.of("body", comment.body()));
    return Map.of("told", true);
  }
}
