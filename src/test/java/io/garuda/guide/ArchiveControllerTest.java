package io.garuda.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.garuda.guide.blog.NewPost;
import io.garuda.guide.blog.Posts;
import io.garuda.testkit.ConnCase;
import io.garuda.testkit.TestConn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArchiveControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  @BeforeEach
  void onePostIsThere() {
    conns.bean(Posts.class).publish(new NewPost("Kept", ""));
  }

  @Test
  void theClientChoosesTheFormat() {
    assertThat(conns.accept("text/html").get("/archive").htmlResponse(200)).contains("<li>");
    assertThat(
            conns.accept("application/json").get("/archive").jsonResponse(200).isArray())
        .isTrue();
    assertThat(conns.get("/archive?_format=csv").response(200)).contains("Kept");
    conns.accept("image/png").get("/archive").response(406);
  }

  @Test
  void theFileIsSaved() {
    TestConn file = conns.get("/archive/all.csv");
    assertThat(file.response(200)).contains("Kept");
    assertThat(file.header("content-disposition")).hasValue("attachment; filename=\"posts.csv\"");
  }

  @Test
  void anAnswerMayComeLater() {
    conns.accept("application/json").get("/archive/slow").jsonResponse(200);
  }

  @Test
  void aPathMayHaveSlashes() {
    assertThat(conns.get("/archive/files/2026/may").textResponse(200))
        .isEqualTo("asked for 2026/may");
  }
}
