package io.garuda.guide;

import static io.garuda.guide.FetchUser.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.guide.blog.NewPost;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import io.garuda.testkit.ConnBuilder;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  private ConnBuilder ada() {
    return conns.session(USER, "ada");
  }

  @Test
  void aPostIsPublishedAndShown() {
    TestConn sent = ada().form(Map.of("title", "Birds", "body", "They fly.")).post("/posts");
    assertThat(sent.flash("info")).hasValue("Your post is published.");
    assertThat(sent.get(sent.redirectedTo()).htmlResponse(200))
        .contains("<h2>Birds</h2>", "They fly.", "Your post is published.");
  }

  @Test
  void aPostWithoutATitleIsAskedForAgain() {
    String page =
        ada().form(Map.of("title", " ", "body", "kept")).post("/posts").htmlResponse(422);
    assertThat(page).contains("must not be blank", "kept</textarea>");
  }

  @Test
  void whoIsNotSignedInIsSentToTheLogin() {
    TestConn sent = conns.get("/posts/new");
    assertThat(sent.redirectedTo()).isEqualTo("/login/new");
    assertThat(sent.get("/login/new").htmlResponse(200)).contains("Please sign in first.");
  }

  @Test
  void aFormMayDelete() {
    Post post = conns.bean(Posts.class).publish(new NewPost("Gone soon", ""));
    TestConn sent = ada().form(Map.of("_method", "delete")).post("/posts/" + post.id());
    assertThat(sent.redirectedTo()).isEqualTo("/posts");
    assertThat(conns.bean(Posts.class).find(post.id())).isEmpty();
  }

  @Test
  void aPostThatIsNotThereIsNotFound() {
    assertThat(conns.get("/posts/999999").htmlResponse(404)).contains("404 Not Found");
    assertThat(conns.get("/posts/one").status()).isEqualTo(404);
  }

  @Test
  void aFormWithoutATokenIsRefused() {
    ada().protectFromForgery().form(Map.of("title", "Birds")).post("/posts").htmlResponse(403);
  }
}
