package io.garuda.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.garuda.guide.blog.NewPost;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import io.garuda.testkit.ConnCase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostApiControllerTest {
  @RegisterExtension
  final ConnCase conns = ConnCase.of(GuideEndpoint.class);

  @Test
  void aProgramPublishesAPost() {
    JsonNode post = conns.json(Map.of("title", "Birds")).post("/api/posts").jsonResponse(201);
    JsonNode shown = conns.get("/api/posts/" + post.get("id")).jsonResponse(200);
    assertThat(shown.get("title").asText()).isEqualTo("Birds");
  }

  @Test
  void whatIsWrongIsToldByField() {
    JsonNode refused = conns.json(Map.of("title", " ")).post("/api/posts").jsonResponse(422);
    assertThat(refused).hasToString("{\"errors\":{\"title\":[\"must not be blank\"]}}");
  }

  @Test
  void thePostsAreListed() {
    Post post = conns.bean(Posts.class).publish(new NewPost("Trees", ""));
    JsonNode list = conns.get("/api/posts").jsonResponse(200);
    assertThat(list.findValuesAsText("id")).contains(Long.toString(post.id()));
  }

  @Test
  void aCommentOnNothingIsRefusedByTheFallback() {
    JsonNode refused =
        conns.json(Map.of("body", "hm")).post("/api/posts/999999/comments").jsonResponse(410);
    assertThat(refused.at("/errors/detail").asText()).isEqualTo("the post is gone");
  }

  @Test
  void aCommentOnAPostIsTold() {
    Post post = conns.bean(Posts.class).publish(new NewPost("Seas", ""));
    String path = "/api/posts/" + post.id() + "/comments";
    assertThat(conns.json(Map.of("body", "blue")).post(path).jsonResponse(200))
        .hasToString("{\"told\":true}");
  }

  @Test
  void aMountedResourceStandsBehindThePipelines() {
    conns.get("/api/status").jsonResponse(200);
    conns.accept("text/html").get("/api/status").response(406);
  }

  @Test
  void errorsAreJsonHere() {
    JsonNode error = conns.get("/api/posts/999999").jsonResponse(404);
    assertThat(error.at("/errors/detail").asText()).isEqualTo("Not Found");
    assertThat(error.get("request_id").asText()).isNotEmpty();
  }
}
