package io.garuda.guide;

import io.garuda.controller.ByFormat;
import io.garuda.controller.Download;
import io.garuda.guide.blog.Post;
import io.garuda.guide.blog.Posts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The same posts in several formats. */
@RequestScoped
public class ArchiveController {
  @Inject
  Posts posts;

  public ByFormat index() {
    return ByFormat.html(() -> PostHtml.index(posts.list()).withoutLayout())
        .json(posts::list)
        .format("csv", this::csv);
  }

  public Download download() {
    return Download.bytes(csv().getBytes(StandardCharsets.UTF_8), "posts.csv");
  }

  public CompletionStage<Map<String, Integer>> slow() {
    int count = posts.list().size();
    return CompletableFuture.supplyAsync(() -> Map.of("posts", count));
  }

  public String file(@PathParam("path") String path) {
    return "asked for " + path;
  }

  private String csv() {
    return posts.list().stream().map(Post::title).collect(Collectors.joining("\n"));
  }
}
