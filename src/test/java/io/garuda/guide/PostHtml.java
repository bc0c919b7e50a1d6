package io.garuda.guide;

import io.garuda.guide.blog.Post;
import io.garuda.view.Form;
import io.garuda.view.View;
import java.util.List;

/** Pages of posts: typed values in, a view out. */
final class PostHtml {
  private PostHtml() {}

  static View index(List<Post> posts) {
    return View.of("post/index").assign("title", "Posts").assign("posts", posts);
  }

  static View show(Post post) {
    return View.of("post/show").assign("title", post.title()).assign("post", post);
  }

  static View newForm(Form form) {
    return View.of("post/new").assign("title", "New post").assign("form", form);
  }
}
