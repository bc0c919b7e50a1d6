package io.garuda.guide;

import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** Posts for readers, and for those who write them. */
@RequestScoped
public class PostController {
  @Inject
  Posts posts;

  @Inject
  Conn conn;

  public View index() {
    return PostHtml.index(posts.list());
  }

  public View show(@PathParam("id") long id) {
    return PostHtml.show(posts.fetch(id));
  }

  public View newForm() {
    return PostHtml.newForm(Form.of("post"));
  }

  public Object create(
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("body") @DefaultValue("") String body) {
    Map<String, String> errors = posts.check(title);
    if (!errors.isEmpty()) {
      conn.putStatus(422);
      return PostHtml.newForm(Form.of("post", conn.bodyParams()).errorOf(errors));
    }
    Post post = posts.publish(title, body);
    conn.flash().put("info", "Your post is published.");
    return Redirect.to(PostPath.show(post.id()));
  }

  public Redirect delete(@PathParam("id") long id) {
    posts.delete(posts.fetch(id));
    conn.flash().put("info", "The post is gone.");
    return Redirect.to(PostPath.index());
  }
}
