package io.garuda.guide.blog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What people may say of a post. */
public record NewPost(
    @NotBlank @Size(max = 80) String title, @Nullable String body) {}
