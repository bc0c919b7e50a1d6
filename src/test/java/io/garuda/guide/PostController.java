package io.garuda.guide;

import io.garuda.changeset.Changeset;
import io.garuda.conn.Conn;
import io.garuda.controller.Redirect;
import io.garuda.guide.blog.NewPost;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import io.garuda.view.Form;
import io.garuda.view.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;

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

  public Object create() {
    Changeset<NewPost> changes = Changeset.cast(NewPost.class, conn.bodyParams());
    if (!changes.valid()) {
      conn.putStatus(422);
      return PostHtml.newForm(Form.of("post", changes));
    }
    Post post = posts.publish(changes.value());
    conn.flash().put("info", "Your post is published.");
    return Redirect.to(PostPath.show(post));
  }

  public Redirect delete(@PathParam("id") long id) {
    posts.delete(posts.fetch(id));
    conn.flash().put("info", "The post is gone.");
    return Redirect.to(PostPath.index());
  }
}
